import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CredentialStatus } from '../../api/schema'
import { useFormat } from '../../format/useFormat'
import { monthQuery } from './usage'

export function Strip({ credential }: { credential: CredentialStatus }) {
  const { t } = useTranslation()
  const format = useFormat()
  const month = useQuery(monthQuery(credential.id)).data
  const { balance, limits, inFlight, lastUsedAt } = credential
  const { requests = 0, succeeded = 0, failed = 0 } = month?.total ?? {}
  const p50 = month?.firstEvent.p50
  const p95 = month?.firstEvent.p95
  return (
    <div className="strip four">
      <Cell name={t('credentials.strip.credits')} detail={balance?.resetsAt ? t('credentials.strip.resetOn', { day: format.day(balance.resetsAt) }) : t('credentials.quota.unknown')}>
        {balance ? <>{format.amount(balance.used)} <span className="unit">{t('credentials.strip.of', { limit: format.amount(balance.limit) })}</span></> : '–'}
      </Cell>
      <Cell name={t('credentials.strip.month')} detail={requests === 0 ? t('credentials.strip.noRequests') : t('credentials.strip.okFailed', { ok: format.percent(succeeded / requests), count: failed, failed: format.count(failed) })}>
        {format.count(requests)}
      </Cell>
      <Cell name={t('overview.figure.firstEvent')} detail={typeof p95 === 'number' ? t('credentials.strip.p95', { duration: format.duration(p95) }) : t('credentials.strip.noEvent')}>
        {typeof p50 === 'number' ? <>{(p50 / 1000).toFixed(2)} <span className="unit">{t('overview.figure.p50')}</span></> : '–'}
      </Cell>
      <Cell name={t('credentials.strip.open')} detail={lastUsedAt ? t('credentials.detail.lastUsed', { time: format.ago(lastUsedAt) }) : t('credentials.detail.notUsed')}>
        {format.count(inFlight)} {typeof limits.maxConcurrency === 'number' && <span className="unit">{t('credentials.strip.of', { limit: format.count(limits.maxConcurrency) })}</span>}
      </Cell>
    </div>
  )
}

function Cell({ name, detail, children }: { name: string; detail: string; children: ReactNode }) {
  return (
    <div>
      <span className="k">{name}</span>
      <span className="v">{children}</span>
      <span className="d">{detail}</span>
    </div>
  )
}
