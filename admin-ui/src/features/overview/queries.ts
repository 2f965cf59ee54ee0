import { queryOptions } from '@tanstack/react-query'
import { call } from '../../api/client'

/** Kept up to date by the event stream. */
export const overviewQuery = queryOptions({
  queryKey: ['overview'],
  queryFn: ({ signal }) => call('get', '/api/admin/overview', { signal }),
  staleTime: Infinity,
})
