import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../../ui/Button'
import type { Judgement } from './verdict'

/** The action that ends the worst matter, where there is one. */
export function VerdictAction({ judgement }: { judgement: Judgement }) {
  const { t } = useTranslation()
  const id = judgement.problem?.credentialId
  switch (judgement.sentence) {
    case 'noCredentials':
      return <ButtonLink look="primary" to="/start">{t('overview.action.start')}</ButtonLink>
    case 'noUsableCredential':
      return <ButtonLink look="primary" to="/sign-in">{t('overview.action.addAccount')}</ButtonLink>
    case 'overloaded':
      return <ButtonLink to="/requests" search={{ outcome: 'running' }}>{t('overview.action.requests')}</ButtonLink>
    case 'tokensNotStored':
    case 'databaseAway':
    case 'usageNotWritten':
      return <ButtonLink to="/logs">{t('overview.action.logs')}</ButtonLink>
    case 'signInEnded':
      if (typeof id !== 'number') return null
      return <ButtonLink look="primary" to="/sign-in" search={{ again: id }}>{t('overview.action.signInAgain', { id })}</ButtonLink>
    case 'incomplete':
    case 'suspended':
      if (typeof id !== 'number') return null
      return <ButtonLink look="primary" to="/credentials/$id" params={{ id }}>{t('overview.action.whatToDo', { id })}</ButtonLink>
    default:
      return null
  }
}
