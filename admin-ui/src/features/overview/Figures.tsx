import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Overview, TrafficMinute } from '../../api/schema'
import { compact } from '../../format/numbers'
import { useFormat } from '../../format/useFormat'
import { Sparkline } from '../../ui/Sparkline'
import type { RequestsSearch } from '../requests/routes'
import type { UsageSearch } from '../usage/routes'
import { todayQuery } from './usage'

/** Five figures: each with its unit, and a limit, a trend or a consequence. */
export function Figures({ overview }: { overview: Overview }) {
  return (
    <div className="strip">
      <Requests overview={overview} />
      <Errors overview={overview} />
      <FirstEvent overview={overview} />
      <Tokens />
      <Open overview={overview} />
    </div>
  )
}

const total = (minute: TrafficMinute) => minute.succeeded + minute.refused + minute.failed + minute.cancelled + minute.abandoned

function Requests({ overview }: { overview: Overview }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { lastHour, minutes } = overview
  const length = Math.max(1, (Date.parse(lastHour.to) - Date.parse(lastHour.from)) / 60_000)
  return (
    <Cell to="/requests" search={{ range: 'hour' }} name={t('overview.figure.requests')} detail={t('overview.figure.inLastHour', { count: lastHour.requests, requests: format.count(lastHour.requests) })} spark={<Sparkline tone="cq" values={minutes.map(total)} />}>
      {format.amount(Math.round((lastHour.requests / length) * 10) / 10)} <span className="unit">{t('overview.figure.perMinute')}</span>
    </Cell>
  )
}

function Errors({ overview }: { overview: Overview }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { failed, requests } = overview.lastHour
  const worst = overview.minutes.reduce<TrafficMinute | undefined>((most, minute) => (minute.failed > (most?.failed ?? 1) ? minute : most), undefined)
  const detail = worst === undefined
    ? t('overview.figure.errors', { count: failed })
    : t('overview.figure.errorsAt', { count: failed, most: worst.failed, time: format.clock(worst.time) })
  return (
    <Cell to="/requests" search={{ range: 'hour', outcome: 'failed' }} name={t('overview.figure.errorShare')} detail={detail} spark={<Sparkline tone="cb" values={overview.minutes.map((minute) => minute.failed)} />}>
      {format.percent(requests === 0 ? 0 : failed / requests).replace(/[\s%]+$/, '')} <span className="unit">%</span>
    </Cell>
  )
}

function FirstEvent({ overview }: { overview: Overview }) {
  const { t } = useTranslation()
  const { p50, p95 } = overview.lastHour.firstEvent
  const known = typeof p50 === 'number' && typeof p95 === 'number'
  return (
    <Cell to="/usage" search={{ range: 'day' }} name={t('overview.figure.firstEvent')} detail={known ? t('overview.figure.lastHour') : t('overview.figure.noEvent')}>
      {known ? (
        <>
          <Part value={seconds(p50)} unit={t('overview.figure.p50')} /> <span className="text-faint font-normal" aria-hidden="true">·</span> <Part value={seconds(p95)} unit={t('overview.figure.p95')} />
        </>
      ) : (
        '–'
      )}
    </Cell>
  )
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(milliseconds < 1000 ? 2 : 1)
}

function Tokens() {
  const { t } = useTranslation()
  const format = useFormat()
  const today = useQuery(todayQuery()).data?.total
  const into = compact(today?.inputTokens ?? 0)
  const out = compact(today?.outputTokens ?? 0)
  const detail = today === undefined ? '' : t('overview.figure.sinceMidnight', { credits: format.amount(today.credits) })
  return (
    <Cell to="/usage" search={{ range: 'day', measure: 'tokens' }} name={t('overview.figure.tokensToday')} detail={detail}>
      {today === undefined ? '–' : (
        <>
          <Part value={into.value} unit={t('overview.figure.tokensIn', { unit: into.unit })} /> <span className="text-faint font-normal" aria-hidden="true">·</span> <Part value={out.value} unit={t('overview.figure.tokensOut', { unit: out.unit })} />
        </>
      )}
    </Cell>
  )
}

function Open({ overview }: { overview: Overview }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { streams, maxStreams, requests, oldestMs } = overview.open
  const detail = typeof oldestMs === 'number' && requests > 0 ? t('overview.figure.oldest', { duration: format.duration(oldestMs < 60_000 ? Math.round(oldestMs / 1000) * 1000 : oldestMs) }) : t('overview.figure.noneOpen')
  return (
    <Cell to="/requests" search={{ outcome: 'running' }} name={t('overview.figure.openStreams')} detail={detail}>
      {format.count(streams)} <span className="unit">{t('overview.figure.of', { limit: format.count(maxStreams) })}</span>
    </Cell>
  )
}

function Part({ value, unit }: { value: string; unit: string }) {
  return (
    <span className="whitespace-nowrap">
      {value} <span className="unit">{unit}</span>
    </span>
  )
}

type Target = { to: '/requests'; search: RequestsSearch } | { to: '/usage'; search: UsageSearch }

/** Leads to what the figure counts. */
function Cell({ name, detail, spark, children, ...target }: Target & { name: string; detail: string; spark?: ReactNode; children: ReactNode }) {
  return (
    <Link {...target}>
      <span className="k">{name}</span>
      <span className="fig">
        <span className="v">{children}</span>
        {spark}
      </span>
      <span className="d">{detail}</span>
    </Link>
  )
}
