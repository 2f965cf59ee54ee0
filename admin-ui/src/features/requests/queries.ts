import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../../api/client'
import type { Request, RequestList } from '../../api/schema'
import { matches, rangeMs, toQuery, type Filter, type Range } from './filter'

const keptEnded = 1000

/** Running requests and the latest of this gateway; kept up to date by the event stream. */
export const liveQuery = (filter: Filter, enabled: boolean) =>
  queryOptions({
    queryKey: ['requests', 'live', filter],
    queryFn: ({ signal }) => call('get', '/api/admin/requests', { query: toQuery(filter), signal }),
    placeholderData: keepPreviousData,
    enabled,
  })

/** Requests that have ended, of all gateways, page by page. */
export const pastQuery = (range: Range | undefined, filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ['requests', 'past', range, filter],
    queryFn: ({ pageParam, signal }) => call('get', '/api/admin/requests/past', { query: { ...toQuery(filter), from: since(range ?? 'hour'), ...(pageParam !== '' && { before: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    enabled: range !== undefined,
  })

export const requestQuery = (id: string) =>
  queryOptions({
    queryKey: ['request', id],
    queryFn: ({ signal }) => call('get', '/api/admin/requests/{id}', { path: { id }, signal }),
  })

function since(range: Range): string {
  return `${new Date(Date.now() - rangeMs[range]).toISOString().slice(0, 19)}Z`
}

/** What an event of the stream changes in the list: it names every running request, and those that ended since the last event. */
export function merged(list: RequestList, event: RequestList, filter: Filter): RequestList {
  const ended = event.recent.filter((request) => matches(request, filter))
  const news = new Set(ended.map(({ id }) => id))
  const recent = [...ended, ...list.recent.filter(({ id }) => !news.has(id))].slice(0, keptEnded)
  return { ...list, live: event.live.filter((request) => matches(request, filter)), recent }
}

/** Newest first; a request that has just ended is not there twice. */
export function inOrder({ live, recent }: RequestList): readonly Request[] {
  const ended = new Set(recent.map(({ id }) => id))
  return [...live.filter(({ id }) => !ended.has(id)), ...recent].sort((one, other) => Date.parse(other.startedAt) - Date.parse(one.startedAt))
}
