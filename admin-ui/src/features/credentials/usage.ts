import { queryOptions } from '@tanstack/react-query'
import { call } from '../../api/client'

/** One account's requests of this month, in UTC as the provider counts. */
export const monthQuery = (id: number) => {
  const from = `${new Date().toISOString().slice(0, 7)}-01`
  return queryOptions({
    queryKey: ['usage', 'month', id, from],
    queryFn: ({ signal }) => call('get', '/api/admin/usage', { query: { by: 'total', step: 'day', from, credential: String(id) }, signal }),
    refetchInterval: 60_000,
  })
}

export const requestsOfQuery = queryOptions({
  queryKey: ['requests', 'latest'],
  queryFn: ({ signal }) => call('get', '/api/admin/requests', { signal }),
})
