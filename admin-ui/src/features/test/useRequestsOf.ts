import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import type { Request } from '../../api/schema'
import { useLiveEvent } from '../../live/live'
import { isRunning } from '../requests/filter'
import { requestQuery } from '../requests/queries'
import type { Turn } from './turn'

/** What the gateway says of the requests of a conversation: while they run by the event stream, then as they ended. */
export function useRequestsOf(turns: readonly Turn[]): (id: string) => Request | undefined {
  const [latest, setLatest] = useState<ReadonlyMap<string, Request>>(new Map())
  const rounds = turns.flatMap((turn) => turn.rounds)
  useLiveEvent('requests', ({ live, recent }) => {
    const ours = [...live, ...recent].filter(({ id }) => rounds.some(({ requestId }) => requestId === id))
    if (ours.length > 0) setLatest((before) => new Map([...before, ...ours.map((request) => [request.id, request] as const)]))
  })
  const ended = rounds.flatMap(({ requestId, endMs }) => (requestId === undefined || endMs === undefined ? [] : [requestId]))
  const fetched = useQueries({ queries: ended.map((id) => requestQuery(id)) })
  return (id) => {
    const heard = latest.get(id)
    return heard === undefined || isRunning(heard) ? (fetched[ended.indexOf(id)]?.data ?? heard) : heard
  }
}
