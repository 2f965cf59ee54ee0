import { useTranslation } from 'react-i18next'
import type { CredentialStatus } from '../../api/schema'
import { useFormat } from '../../format/useFormat'
import { useNow } from '../../format/useNow'
import { QuotaBar } from '../../ui/QuotaBar'
import { passedShare, planOf } from './account'
import { serves } from './state'

/** What is used of how much, and how far the period is. */
export function QuotaCell({ credential, withReset }: { credential: CredentialStatus; withReset: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(60_000)
  const { balance } = credential
  if (!balance) {
    return <span className="text-muted">{planOf(credential) || t('credentials.quota.unknown')}</span>
  }
  const reset = balance.resetsAt
  return (
    <div className={`quota ${withReset ? 'with-reset' : ''}`}>
      <div className="row">
        <span>
          {format.amount(balance.used)} <span className="text-muted">/ {format.amount(balance.limit)}</span>
        </span>
        <span className="text-xs text-muted">{planOf(credential)}</span>
      </div>
      <QuotaBar
        used={balance.used}
        limit={balance.limit}
        off={!serves(credential)}
        label={t('credentials.quota.label', { id: credential.id })}
        {...(reset && { passed: passedShare(reset, now) })}
      />
      {reset && <span className="reset text-xs text-muted">{t('credentials.quota.resets', { day: format.day(reset) })}</span>}
    </div>
  )
}
