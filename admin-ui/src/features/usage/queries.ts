import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../../api/client'
import { spanOf, type Period, type Span, type Split } from './series'

const timeOf = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`

/** Until now has no end, so that the query stays the same. */
const boundsOf = (period: Period, { begin, end }: Span) => ({ from: timeOf(begin), ...(period.range === 'pick' && end <= Date.now() && { to: timeOf(end) }) })

/** Where the browser gets one row for each request. */
export const exportOf = (period: Period) => `/api/admin/usage/export?${new URLSearchParams({ format: 'csv', ...boundsOf(period, spanOf(period, Date.now())) }).toString()}`

/** The sums of each step, or of the whole period. */
export const usageQuery = (period: Period, by: Split | 'total', whole: boolean) =>
  queryOptions({
    queryKey: ['usage', 'report', period, by, whole],
    queryFn: ({ signal }) => {
      const span = spanOf(period, Date.now())
      return call('get', '/api/admin/usage', { query: { by, step: whole ? 'all' : span.step, ...boundsOf(period, span) }, signal })
    },
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  })
