import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CredentialStatus } from '../../api/schema'
import { useFormat } from '../../format/useFormat'
import { useNow } from '../../format/useNow'
import { Chart } from '../../ui/chart/Chart'
import type { Series } from '../../ui/chart/series'
import { monthQuery } from './usage'

const dayMs = 24 * 3_600_000

/** Each day of this month, against the even share that would use everything. */
export function CreditsPerDay({ credential }: { credential: CredentialStatus }) {
  const { t } = useTranslation()
  const format = useFormat()
  const rows = useQuery(monthQuery(credential.id)).data?.rows
  const limit = credential.balance?.limit
  const now = useNow(60_000)
  const { times, series } = useMemo(() => {
    const credits = new Map(rows?.map((row) => [row.time?.slice(0, 10), row.credits]))
    const days = daysOfMonth(new Date(now))
    const values = days.map((time) => credits.get(new Date(time).toISOString().slice(0, 10)) ?? (time > now ? null : 0))
    const used: Series = { label: t('overview.credits.title'), tone: 'cq', kind: 'bars', values }
    const even: Series[] = limit === undefined ? [] : [{ label: t('credentials.chart.even'), tone: 'cx', kind: 'line', dashed: true, values: days.map(() => limit / days.length) }]
    return { times: days, series: [used, ...even] }
  }, [rows, limit, now, t])
  return (
    <section className="panel mt-3" aria-labelledby="per-day">
      <header className="panel-head">
        <h2 id="per-day">{t('credentials.chart.perDay')}</h2>
        <Link className="text-xs" to="/usage">{t('app.nav.usage')}</Link>
      </header>
      <div className="px-4 pt-3 pb-2">
        <Chart label={t('credentials.chart.label')} times={times} series={series} height={134} value={format.amount} time={(time) => format.day(time)} />
        {limit !== undefined && <p className="text-xs text-muted">{t('credentials.chart.evenText', { credits: format.amount(limit / times.length) })}</p>}
      </div>
    </section>
  )
}

function daysOfMonth(now: Date): number[] {
  const first = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1)
  const next = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)
  return Array.from({ length: Math.round((next - first) / dayMs) }, (_, day) => first + day * dayMs)
}
