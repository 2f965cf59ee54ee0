import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Overview } from '../../api/schema'
import { Page } from '../../app/shell/Page'
import { useFormat } from '../../format/useFormat'
import { Failure } from '../../ui/Empty'
import { Skeleton } from '../../ui/Skeleton'
import { startLeft } from '../start/left'
import { BusiestKeys } from './BusiestKeys'
import { ComingUp } from './ComingUp'
import { CreditsPanel } from './CreditsPanel'
import { Figures } from './Figures'
import { LatestErrors } from './LatestErrors'
import './overview.css'
import { Pool } from './Pool'
import { overviewQuery } from './queries'
import { TrafficCharts } from './TrafficCharts'
import { VerdictSection } from './VerdictSection'

/** Is it serving, and does the operator have to get up? */
export function OverviewPage() {
  const { t } = useTranslation()
  const overview = useQuery(overviewQuery)
  if (overview.data?.credentials.total === 0 && !startLeft()) return <Navigate to="/start" replace />
  return (
    <Page title={t('app.nav.overview')}>
      {overview.data !== undefined ? <Answer overview={overview.data} /> : overview.isError ? (
        <Failure title={t('overview.failed')} error={overview.error} onRetry={() => { void overview.refetch(); }} />
      ) : (
        <Skeleton rows={4} widths={['60%', '20%']} />
      )}
    </Page>
  )
}

function Answer({ overview }: { overview: Overview }) {
  return (
    <>
      <VerdictSection overview={overview} />
      <Pool />
      <Figures overview={overview} />
      <TrafficCharts minutes={overview.minutes} mark={useMark(overview)} />
      <div className="cols two">
        <CreditsPanel quota={overview.quota} />
        <ComingUp upcoming={overview.upcoming} />
      </div>
      <div className="cols lists sec gap-8">
        <BusiestKeys />
        <LatestErrors />
      </div>
    </>
  )
}

/** The beginning of the worst problem, if it lies within the charts' hour. */
function useMark({ verdict, minutes }: Overview): { time: number; text: string } | undefined {
  const { t } = useTranslation()
  const format = useFormat()
  const problem = verdict.problems[0]
  if (problem?.code !== 'sign_in_ended' || !problem.since) return undefined
  const time = Date.parse(problem.since)
  if (time < Date.parse(minutes[0]?.time ?? '')) return undefined
  return { time, text: t('overview.chart.signedOut', { time: format.clock(time), id: problem.credentialId }) }
}
