import { queryOptions } from '@tanstack/react-query'
import { call } from '../../api/client'

export const keysQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: ({ signal }) => call('get', '/api/admin/keys', { signal }),
})
