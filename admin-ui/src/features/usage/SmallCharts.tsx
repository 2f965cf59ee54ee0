import { useQuery } from '@tanstack/react-query'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { StepLatency, UsageReport, UsageRow } from '../../api/schema'
import { useFormat } from '../../format/useFormat'
import { Chart } from '../../ui/chart/Chart'
import { Legend } from '../../ui/chart/Legend'
import type { ChartProps, Series } from '../../ui/chart/series'
import { usageQuery } from './queries'
import type { Period } from './series'
import { sync, useSteps, type Steps } from './useSteps'

const height = 110
const percentiles = ['p50', 'p95'] as const

/** Beside what was spent: how fast answers began, what failed, and what went in. */
export function SmallCharts({ period, whole, steps }: { period: Period; whole: UsageReport; steps: Steps }) {
  const report = useQuery(usageQuery(period, 'total', false)).data
  const rows = useMemo(() => rowsOf(report?.rows ?? [], steps.times), [report, steps.times])
  return (
    <div className="cols three">
      <FirstEvent latencies={report?.steps ?? []} steps={steps} />
      <Failures rows={rows} whole={whole} steps={steps} />
      <TokensIn rows={rows} whole={whole} steps={steps} />
    </div>
  )
}

/** The row of each step; absent without a request. */
export function rowsOf(rows: readonly UsageRow[], times: readonly number[]): readonly (UsageRow | undefined)[] {
  const byTime = new Map(rows.map((row) => [Date.parse(row.time ?? ''), row]))
  return times.map((time) => byTime.get(time))
}

interface SmallProps {
  rows: readonly (UsageRow | undefined)[]
  steps: Steps
}

/** What half of the requests took at most, and what 95 % took. */
function FirstEvent({ latencies, steps }: { latencies: readonly StepLatency[]; steps: Steps }) {
  const { t } = useTranslation()
  const format = useFormat()
  const byTime = new Map(latencies.map(({ time, firstEvent }) => [Date.parse(time), firstEvent]))
  const series = percentiles.map<Series>((name) => ({ label: name, tone: 'c1', kind: 'line', faint: name === 'p95', values: steps.times.map((time) => byTime.get(time)?.[name] ?? null) }))
  return <Small id="small-first" title={t('usage.small.firstEvent')} sum={<Legend series={series} />} steps={steps} label={t('usage.small.firstEventLabel')} series={series} value={(value) => format.duration(value)} bareValue={(value) => String(value / 1000)} least={1000} />
}

function Failures({ rows, whole, steps }: SmallProps & { whole: UsageReport }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { failed, requests } = whole.total
  const series: Series[] = [{ label: t('usage.small.failedShare'), tone: 'cb', kind: 'bars', values: rows.map((row) => (row === undefined || row.requests === 0 ? 0 : row.failed / row.requests)) }]
  const sum = t('usage.small.failedSum', { failed: format.count(failed), share: format.percent(requests === 0 ? 0 : failed / requests) })
  return <Small id="small-failed" title={t('usage.small.failed')} sum={sum} steps={steps} label={t('usage.small.failedLabel')} series={series} value={(value) => format.percent(value)} bareValue={(value) => String(Math.round(value * 1000) / 10)} least={0.04} />
}

function TokensIn({ rows, whole, steps }: SmallProps & { whole: UsageReport }) {
  const { t } = useTranslation()
  const format = useFormat()
  const series: Series[] = [{ label: t('usage.column.tokensIn'), tone: 'c1', kind: 'area', values: rows.map((row) => row?.inputTokens ?? 0) }]
  return <Small id="small-tokens" title={t('usage.column.tokensIn')} sum={format.short(whole.total.inputTokens)} steps={steps} label={t('usage.small.tokensLabel')} series={series} value={format.short} least={1000} />
}

type SmallChartProps = Pick<ChartProps, 'label' | 'series' | 'value' | 'bareValue' | 'least'> & { id: string; title: string; sum: ReactNode; steps: Steps }

function Small({ id, title, sum, steps, ...chart }: SmallChartProps) {
  const { time, fullTime } = useSteps(steps)
  return (
    <section className="panel" aria-labelledby={id}>
      <header className="panel-head">
        <h2 id={id}>{title}</h2>
        <span className="text-xs text-muted whitespace-nowrap">{sum}</span>
      </header>
      <div className="px-4 pt-3 pb-2.5">
        <Chart {...chart} times={steps.times} height={height} time={time} fullTime={fullTime} sync={sync} />
      </div>
    </section>
  )
}
