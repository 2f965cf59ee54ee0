import { useTranslation } from 'react-i18next'
import type { CredentialStatus } from '../../api/schema'
import { useStale } from '../../live/live'
import { Button, ButtonLink } from '../../ui/Button'
import { useSetDisabled } from './actions'
import type { CredentialState } from './state'

/** The action that is due stands in the row; all others are in its menu. */
export function DueAction({ credential, state }: { credential: CredentialStatus; state: CredentialState }) {
  const { t } = useTranslation()
  const set = useSetDisabled()
  const stale = useStale()
  const { id } = credential
  switch (state) {
    case 'signInEnded':
      return <ButtonLink small to="/sign-in" search={{ again: id }}>{t('credentials.act.signInAgain')}</ButtonLink>
    case 'suspended':
      return <ButtonLink small to="/credentials/$id" params={{ id }}>{t('credentials.act.whatToDo')}</ButtonLink>
    case 'incomplete':
      return <ButtonLink small to="/credentials/$id" params={{ id }} search={{ edit: true }}>{t('credentials.act.edit')}</ButtonLink>
    case 'disabled':
      return (
        <Button small disabled={stale} busy={set.isPending} onClick={() => { set.mutate({ id, disabled: false }); }}>
          {set.isPending ? t('credentials.act.enabling') : t('credentials.act.enable')}
        </Button>
      )
    default:
      return null
  }
}
