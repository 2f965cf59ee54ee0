import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../../api/client'
import { beginOf, stepOf, type Range, type Split } from './series'

/** The sums of each step, or of the whole range. */
export const usageQuery = (range: Range, by: Split, whole: boolean) =>
  queryOptions({
    queryKey: ['usage', 'report', range, by, whole],
    queryFn: ({ signal }) => call('get', '/api/admin/usage', { query: { by, step: whole ? 'all' : stepOf(range), from: `${new Date(beginOf(range, Date.now())).toISOString().slice(0, 19)}Z` }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  })
