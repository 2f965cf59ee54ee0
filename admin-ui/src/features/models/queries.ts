import { queryOptions } from '@tanstack/react-query'
import { call } from '../../api/client'

export const modelsQuery = queryOptions({
  queryKey: ['models'],
  queryFn: ({ signal }) => call('get', '/api/admin/models', { signal }),
  staleTime: 60_000,
})
