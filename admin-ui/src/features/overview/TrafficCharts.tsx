import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TrafficMinute } from '../../api/schema'
import { useFormat } from '../../format/useFormat'
import { Chart } from '../../ui/chart/Chart'
import { Legend } from '../../ui/chart/Legend'
import type { Series } from '../../ui/chart/series'

const sync = 'lastHour'

interface TrafficChartsProps {
  minutes: readonly TrafficMinute[]
  /** What happened in this hour, as a line in the chart. */
  mark: { time: number; text: string } | undefined
}

export function TrafficCharts({ minutes, mark }: TrafficChartsProps) {
  const times = useMemo(() => minutes.map((minute) => Date.parse(minute.time)), [minutes])
  return (
    <div className="cols two">
      <PerMinute minutes={minutes} times={times} mark={mark} />
      <FirstEvent minutes={minutes} times={times} />
    </div>
  )
}

function PerMinute({ minutes, times, mark }: TrafficChartsProps & { times: readonly number[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const series = useMemo<Series[]>(
    () => [
      { label: t('overview.outcome.ok'), tone: 'cq', kind: 'bars', values: minutes.map((minute) => minute.succeeded) },
      { label: t('overview.outcome.cancelled'), tone: 'cx', kind: 'bars', values: minutes.map((minute) => minute.cancelled + minute.abandoned) },
      { label: t('overview.outcome.refused'), tone: 'cw', kind: 'bars', values: minutes.map((minute) => minute.refused) },
      { label: t('overview.outcome.failed'), tone: 'cb', kind: 'bars', values: minutes.map((minute) => minute.failed) },
    ],
    [minutes, t],
  )
  const sum = minutes.reduce((all, minute) => all + minute.succeeded + minute.refused + minute.failed + minute.cancelled + minute.abandoned, 0)
  return (
    <section className="panel" aria-labelledby="per-minute">
      <header className="panel-head">
        <h2 id="per-minute">{t('overview.chart.perMinute')}</h2>
        <Legend series={series} />
      </header>
      <div className="px-4 pt-3 pb-2.5">
        <Chart label={t('overview.chart.perMinuteLabel', { count: sum })} times={times} series={series} value={format.count} least={4} time={format.clock.bind(format)} sync={sync} {...(mark !== undefined && { mark })} />
      </div>
    </section>
  )
}

function FirstEvent({ minutes, times }: { minutes: readonly TrafficMinute[]; times: readonly number[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const series = useMemo<Series[]>(
    () => [
      { label: 'p50', tone: 'c1', kind: 'line', values: minutes.map((minute) => minute.firstEventP50Ms ?? null) },
      { label: 'p95', tone: 'c1', kind: 'line', faint: true, values: minutes.map((minute) => minute.firstEventP95Ms ?? null) },
    ],
    [minutes],
  )
  return (
    <section className="panel" aria-labelledby="first-event">
      <header className="panel-head">
        <h2 id="first-event">{t('overview.chart.firstEvent')}</h2>
        <Legend series={series} />
      </header>
      <div className="px-4 pt-3 pb-2.5">
        <Chart label={t('overview.chart.firstEventLabel')} times={times} series={series} value={(value) => format.duration(value)} bareValue={(value) => String(value / 1000)} least={1000} time={format.clock.bind(format)} sync={sync} />
      </div>
    </section>
  )
}
