import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { CredentialStatus } from '../../api/schema'
import { useFormat } from '../../format/useFormat'
import { useNow } from '../../format/useNow'
import { useStale } from '../../live/live'
import { Button, ButtonLink } from '../../ui/Button'
import { StateIcon } from '../../ui/StateIcon'
import { useReset, useSetDisabled } from './actions'
import { signOf, stateOf, type CredentialState } from './state'
import { useDetail } from './useDetail'

/** Why the account is in its state, and the way out. An account that serves needs no words. */
export function Reason({ credential }: { credential: CredentialStatus }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const detail = useDetail()
  useNow(10_000)
  const state = stateOf(credential)
  if (state === 'ready' || state === 'inUse' || state === 'atLimit') return null
  const { tone, shape } = signOf(state)
  return (
    <section className={`why ${tone}`} aria-labelledby="why">
      <StateIcon shape={shape} tone={tone} />
      <h2 id="why">{t('credentials.why.since', { state: t(`credentials.state.${state}`), time: format.ago(credential.health.since) })}</h2>
      <p>{t(`credentials.why.${state}`, { detail: detail(credential) })}</p>
      <p className="text-xs" lang={i18n.language === 'en' ? undefined : 'en'}>{credential.health.sentence}</p>
      <WayOut credential={credential} state={state} />
    </section>
  )
}

function WayOut({ credential, state }: { credential: CredentialStatus; state: CredentialState }) {
  const { t } = useTranslation()
  const stale = useStale()
  const set = useSetDisabled()
  const reset = useReset()
  const { id } = credential
  const enable = (
    <Button disabled={stale} busy={set.isPending} onClick={() => { set.mutate({ id, disabled: false }); }}>
      {set.isPending ? t('credentials.act.enabling') : t('credentials.act.enable')}
    </Button>
  )
  switch (state) {
    case 'signInEnded':
      return (
        <div className="actions">
          <ButtonLink look="primary" to="/sign-in" search={{ again: id }}>{t('credentials.act.signInAgain')}</ButtonLink>
          <ButtonLink to="/credentials" search={{ sheet: 'import' }}>{t('credentials.act.importNewer')}</ButtonLink>
        </div>
      )
    case 'incomplete':
      return (
        <div className="actions">
          <Link className="btn primary" to="/credentials/$id" params={{ id }} search={{ edit: true }}>{t('credentials.act.edit')}</Link>
        </div>
      )
    case 'suspended':
    case 'disabled':
      return <div className="actions">{enable}</div>
    default:
      return (
        <div className="actions">
          <Button disabled={stale} busy={reset.isPending} onClick={() => { reset.mutate(id); }}>
            {reset.isPending ? t('credentials.act.resetting') : t('credentials.act.reset')}
          </Button>
        </div>
      )
  }
}
