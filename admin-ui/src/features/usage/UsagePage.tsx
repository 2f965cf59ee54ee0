import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { UsageReport } from '../../api/schema'
import { Page, PageHead } from '../../app/shell/Page'
import { useFormat } from '../../format/useFormat'
import { useNow } from '../../format/useNow'
import { Chart } from '../../ui/chart/Chart'
import { Legend } from '../../ui/chart/Legend'
import type { Series, SeriesTone } from '../../ui/chart/series'
import { Segmented, Select } from '../../ui/Choice'
import { Empty, Failure } from '../../ui/Empty'
import { Skeleton } from '../../ui/Skeleton'
import { exportOf, usageQuery } from './queries'
import { usageRoute } from './routes'
import { measures, ranges, seriesOf, splits, stepOf, stepsOf, valueOf, type Measure, type Range, type Split } from './series'
import { TimesPanel } from './TimesPanel'
import './usage.css'
import { UsageTable } from './UsageTable'
import { useNames } from './useNames'

/** Who spends what, and is it rising? */
export function UsagePage() {
  const { t } = useTranslation()
  const { range = 'month', by = 'key', measure = 'credits' } = usageRoute.useSearch()
  const navigate = usageRoute.useNavigate()
  const steps = useQuery(usageQuery(range, by, false))
  const whole = useQuery(usageQuery(range, by, true))
  const error = steps.error ?? whole.error
  const retry = () => {
    void steps.refetch()
    void whole.refetch()
  }
  return (
    <Page title={t('app.nav.usage')}>
      <PageHead title={t('app.nav.usage')} sub={whole.data && <Summary report={whole.data} range={range} by={by} />} actions={<a className="btn" href={exportOf(range)} download>{t('usage.export')}</a>} />
      <div className="bar">
        <Segmented label={t('usage.range.label')} value={range} options={ranges.map((value) => ({ value, label: t(`usage.range.${value}`) }))} onChange={(chosen) => { void navigate({ search: (before) => ({ ...before, range: chosen }), replace: true }); }} />
        <Select className="usage-by" label={t('usage.by.label')} value={by} options={splits.map((value) => ({ value, label: t(`usage.by.${value}`) }))} onChange={(chosen) => { void navigate({ search: (before) => ({ ...before, by: chosen }), replace: true }); }} />
        <Segmented label={t('usage.measure.label')} value={measure} options={measures.map((value) => ({ value, label: t(`usage.measure.${value}`) }))} onChange={(chosen) => { void navigate({ search: (before) => ({ ...before, measure: chosen }), replace: true }); }} />
      </div>
      {steps.data !== undefined && whole.data !== undefined ? (
        whole.data.total.requests === 0 ? <><h2 className="hidden-label">{t('usage.measure.requests')}</h2><Empty title={t('usage.none')}>{t('usage.noneText')}</Empty></> : (
          <>
            <TimeSeries report={steps.data} range={range} by={by} measure={measure} />
            <TimesPanel report={whole.data} />
            <UsageTable report={whole.data} steps={steps.data} range={range} by={by} measure={measure} />
          </>
        )
      ) : error !== null ? <Failure title={t('usage.failed')} error={error} onRetry={retry}>{t('usage.failedStill')}</Failure> : <Skeleton widths={['10rem', '8rem', '4rem']} />}
    </Page>
  )
}

function Summary({ report, range, by }: { report: UsageReport; range: Range; by: Split }) {
  const { t } = useTranslation()
  const format = useFormat()
  const names = useNames(by)
  const { credits } = report.total
  const most = [...report.rows].sort((one, other) => other.credits - one.credits)[0]
  const text = { credits: format.amount(credits), range: t(`usage.in.${range}`) }
  if (most === undefined || credits === 0 || by === 'outcome' || most.credits >= credits) return t('usage.summary', text)
  return t('usage.summaryMost', { ...text, share: format.percent(most.credits / credits), name: names(most.name) })
}

const tones: readonly SeriesTone[] = ['c1', 'c2', 'c3', 'c4', 'c5']
const outcomeTones: Record<string, SeriesTone> = { succeeded: 'cq', refused: 'cw', failed: 'cb', cancelled: 'cx', abandoned: 'c6' }

function TimeSeries({ report, range, by, measure }: { report: UsageReport; range: Range; by: Split; measure: Measure }) {
  const { t } = useTranslation()
  const format = useFormat()
  const names = useNames(by)
  const now = useNow(60_000)
  const times = useMemo(() => stepsOf(range, now), [range, now])
  // A bar begins at its time: the axis goes on to the end of the last step, so that this one shows.
  const axis = [...times, 2 * (times.at(-1) ?? 0) - (times.at(-2) ?? 0)]
  const series = seriesOf(report.rows, times, measure).map<Series>(({ name, values }, index) => ({
    label: name === undefined ? t('usage.others') : names(name),
    tone: name === undefined ? 'c6' : by === 'outcome' ? (outcomeTones[name] ?? 'c6') : (tones[index] ?? 'c6'),
    kind: 'bars',
    values: [...values, null],
  }))
  const hours = stepOf(range) === 'hour'
  const sum = report.rows.reduce((all, row) => all + valueOf(row, measure), 0)
  const value = measure === 'credits' ? format.amount : measure === 'tokens' ? format.short : format.count
  return (
    <section className="panel" aria-labelledby="series">
      <header className="panel-head">
        <h2 id="series">{hours ? t(`usage.chart.hour.${measure}`) : t(`usage.chart.day.${measure}`)}</h2>
        <Legend series={series} />
      </header>
      <div className="px-4 pt-3 pb-2.5">
        <Chart label={t('usage.chart.label', { total: value(sum), measure: t(`usage.measure.${measure}`), by: t(`usage.by.${by}`) })} times={axis} series={series} height={220} value={value} time={(time) => (hours ? format.clock(time) : format.day(time))} fullTime={(time) => (hours ? format.full(time) : format.day(time))} />
      </div>
    </section>
  )
}
