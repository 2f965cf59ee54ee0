import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { UsageReport } from '../../api/schema'
import { Page, PageHead } from '../../app/shell/Page'
import { useFormat } from '../../format/useFormat'
import { useNow } from '../../format/useNow'
import { CopyLink } from '../../ui/CopyButton'
import { Empty, Failure } from '../../ui/Empty'
import { Icon } from '../../ui/Icon'
import { Skeleton } from '../../ui/Skeleton'
import { PeriodBar } from './PeriodBar'
import { exportOf, usageQuery } from './queries'
import { usageRoute } from './routes'
import { seriesOf, spanOf, stepsOf, type Measure, type Period, type Split } from './series'
import { SmallCharts } from './SmallCharts'
import { TimeSeries } from './TimeSeries'
import { TimesPanel } from './TimesPanel'
import './usage.css'
import { UsageTable } from './UsageTable'
import { useNames } from './useNames'
import type { Steps } from './useSteps'

/** Who spends what, and is it rising? */
export function UsagePage() {
  const { t } = useTranslation()
  const { range = 'month', from, to, by = 'key', measure = 'credits' } = usageRoute.useSearch()
  const period = useMemo<Period>(() => ({ range, from, to }), [range, from, to])
  const steps = useQuery(usageQuery(period, by, false))
  const whole = useQuery(usageQuery(period, by, true))
  const error = steps.error ?? whole.error
  const retry = () => {
    void steps.refetch()
    void whole.refetch()
  }
  const actions = (
    <>
      <CopyLink />
      <a className="btn lean" href={exportOf(period)} download>
        <Icon name="download" />
        <span>{t('usage.export')}</span>
      </a>
    </>
  )
  return (
    <Page title={t('app.nav.usage')}>
      <PageHead title={t('app.nav.usage')} sub={whole.data && <Summary report={whole.data} period={period} by={by} />} actions={actions} />
      <PeriodBar period={period} by={by} measure={measure} />
      {steps.data !== undefined && whole.data !== undefined ? (
        whole.data.total.requests === 0 ? <><h2 className="hidden-label">{t('usage.measure.requests')}</h2><Empty title={t('usage.none')}>{t('usage.noneText')}</Empty></> : (
          <Report steps={steps.data} whole={whole.data} period={period} by={by} measure={measure} />
        )
      ) : error !== null ? <Failure title={t('usage.failed')} error={error} onRetry={retry}>{t('usage.failedStill')}</Failure> : <Skeleton widths={['10rem', '8rem', '4rem']} />}
    </Page>
  )
}

interface ReportProps {
  steps: UsageReport
  whole: UsageReport
  period: Period
  by: Split
  measure: Measure
}

function Report({ steps: report, whole, period, by, measure }: ReportProps) {
  const now = useNow(60_000)
  const steps = useMemo<Steps>(() => {
    const span = spanOf(period, now)
    return { step: span.step, times: stepsOf(span) }
  }, [period, now])
  const named = useMemo(() => seriesOf(report.rows, steps.times, measure), [report, steps, measure])
  return (
    <>
      <TimeSeries report={report} named={named} by={by} measure={measure} steps={steps} />
      <SmallCharts period={period} whole={whole} steps={steps} />
      <TimesPanel report={whole} />
      <UsageTable report={whole} steps={report} named={named} times={steps.times} by={by} measure={measure} />
    </>
  )
}

function Summary({ report, period, by }: { report: UsageReport; period: Period; by: Split }) {
  const { t } = useTranslation()
  const format = useFormat()
  const names = useNames(by)
  const { credits } = report.total
  const most = [...report.rows].sort((one, other) => other.credits - one.credits)[0]
  const text = { credits: format.amount(credits), range: t(`usage.in.${period.range}`) }
  if (most === undefined || credits === 0 || by === 'outcome' || most.credits >= credits) return t('usage.summary', text)
  return t('usage.summaryMost', { ...text, share: format.percent(most.credits / credits), name: names(most.name) })
}
