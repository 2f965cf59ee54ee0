import { queryOptions } from '@tanstack/react-query'
import { call } from '../../api/client'

const everyMinute = { refetchInterval: 60_000 }

/** Sums since midnight in the browser's zone. */
export const todayQuery = () => {
  const from = midnight()
  return queryOptions({
    queryKey: ['usage', 'today', from],
    queryFn: ({ signal }) => call('get', '/api/admin/usage', { query: { by: 'total', from }, signal }),
    ...everyMinute,
  })
}

/** Each key's hours since midnight. */
export const todayByKeyQuery = () => {
  const from = midnight()
  return queryOptions({
    queryKey: ['usage', 'todayByKey', from],
    queryFn: ({ signal }) => call('get', '/api/admin/usage', { query: { by: 'key', step: 'hour', from }, signal }),
    ...everyMinute,
  })
}

/** Each day of the last fortnight, in UTC. */
export const fortnightQuery = () => {
  const from = new Date(Date.now() - 13 * 24 * 3_600_000).toISOString().slice(0, 10)
  return queryOptions({
    queryKey: ['usage', 'fortnight', from],
    queryFn: ({ signal }) => call('get', '/api/admin/usage', { query: { by: 'total', step: 'day', from }, signal }),
    ...everyMinute,
  })
}

export const requestsQuery = queryOptions({
  queryKey: ['requests', 'latest'],
  queryFn: ({ signal }) => call('get', '/api/admin/requests', { signal }),
})

function midnight(): string {
  const today = new Date()
  today.setHours(0, 0, 0, 0)
  return `${today.toISOString().slice(0, 19)}Z`
}
