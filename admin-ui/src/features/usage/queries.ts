import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../../api/client'
import { beginOf, stepOf, type Range, type Split } from './series'

const fromOf = (range: Range) => `${new Date(beginOf(range, Date.now())).toISOString().slice(0, 19)}Z`

/** Where the browser gets one row for each request. */
export const exportOf = (range: Range) => `/api/admin/usage/export?${new URLSearchParams({ format: 'csv', from: fromOf(range) }).toString()}`

/** The sums of each step, or of the whole range. */
export const usageQuery = (range: Range, by: Split, whole: boolean) =>
  queryOptions({
    queryKey: ['usage', 'report', range, by, whole],
    queryFn: ({ signal }) => call('get', '/api/admin/usage', { query: { by, step: whole ? 'all' : stepOf(range), from: fromOf(range) }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  })
