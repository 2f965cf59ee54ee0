import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import type { Quota } from '../../api/schema'
import { useFormat } from '../../format/useFormat'
import { Chart } from '../../ui/chart/Chart'
import type { Series } from '../../ui/chart/series'
import { fortnightQuery } from './usage'

/** What is left, until when it lasts at this pace, and what each day has cost. */
export function CreditsPanel({ quota }: { quota: Quota }) {
  const { t } = useTranslation()
  const format = useFormat()
  const known = quota.credentials.length > 0
  return (
    <section className="panel" aria-labelledby="credits">
      <header className="panel-head">
        <h2 id="credits">{t('overview.credits.title')}</h2>
        <Link to="/usage" className="text-xs">{t('app.nav.usage')}</Link>
      </header>
      <div className="credits">
        <div className="side">
          {known ? (
            <>
              <span className="big">{format.count(Math.floor(quota.remaining))}</span>
              <span className="text-muted">{t('overview.credits.left', { limit: format.count(quota.limit) })}</span>
              <Pace quota={quota} />
              {quota.locked >= 1 && <p className="mt-1.5 text-xs text-muted">{t('overview.credits.locked', { credits: format.count(Math.floor(quota.locked)) })}</p>}
            </>
          ) : (
            <p>{t('overview.credits.unknown')}</p>
          )}
          {known && quota.unknown > 0 && <p className="mt-1.5 text-xs text-muted">{t('overview.credits.without', { count: quota.unknown })}</p>}
        </div>
        <PerDay />
      </div>
    </section>
  )
}

function Pace({ quota }: { quota: Quota }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (typeof quota.creditsPerDay !== 'number') return null
  const perDay = format.amount(quota.creditsPerDay)
  if (typeof quota.runsOutAt === 'string') {
    return <p className="mt-2"><Trans i18nKey="overview.credits.runOut" values={{ perDay, day: format.day(quota.runsOutAt) }} components={{ 1: <b className="whitespace-nowrap" /> }} /></p>
  }
  return <p className="mt-2">{typeof quota.resetsAt === 'string' ? t('overview.credits.last', { perDay, day: format.day(quota.resetsAt) }) : t('overview.credits.pace', { perDay })}</p>
}

function PerDay() {
  const { t } = useTranslation()
  const format = useFormat()
  const rows = useQuery(fortnightQuery()).data?.rows
  const days = useMemo(() => lastDays(14, new Map(rows?.map((row) => [row.time?.slice(0, 10) ?? '', row.credits]))), [rows])
  const series = useMemo<Series[]>(() => [{ label: t('overview.credits.title'), tone: 'cq', kind: 'bars', values: days.map((day) => day.credits) }], [days, t])
  const times = useMemo(() => days.map((day) => day.time), [days])
  return (
    <div className="min-w-0">
      <p className="text-xs text-muted">{t('overview.credits.perDay')}</p>
      <Chart label={t('overview.credits.perDayLabel')} times={times} series={series} height={150} value={format.amount} time={(time) => format.day(time)} />
    </div>
  )
}

/** Every day is there, also one without a request. */
function lastDays(count: number, credits: ReadonlyMap<string, number>): { time: number; credits: number }[] {
  const today = Date.parse(new Date().toISOString().slice(0, 10))
  return Array.from({ length: count }, (_, index) => {
    const time = today - (count - 1 - index) * 24 * 3_600_000
    return { time, credits: credits.get(new Date(time).toISOString().slice(0, 10)) ?? 0 }
  })
}
