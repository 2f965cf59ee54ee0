import { queryOptions } from '@tanstack/react-query'
import { call } from '../../api/client'

export const credentialKeys = {
  all: ['credentials'] as const,
  one: (id: number) => ['credential', id] as const,
}

/** Kept up to date by the event stream. */
export const credentialsQuery = queryOptions({
  queryKey: credentialKeys.all,
  queryFn: ({ signal }) => call('get', '/api/admin/credentials', { signal }),
  staleTime: 30_000,
})

export const credentialQuery = (id: number) =>
  queryOptions({
    queryKey: credentialKeys.one(id),
    queryFn: ({ signal }) => call('get', '/api/admin/credentials/{id}', { path: { id: String(id) }, signal }),
  })

export const historyQuery = (id: number) =>
  queryOptions({
    queryKey: [...credentialKeys.one(id), 'history'],
    queryFn: ({ signal }) => call('get', '/api/admin/credentials/{id}/history', { path: { id: String(id) }, signal }),
  })
