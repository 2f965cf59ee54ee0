import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { Request } from '../../api/schema'
import { useLiveEvent } from '../../live/live'
import type { Filter } from './filter'
import { inOrder, liveQuery, merged, pastQuery } from './queries'
import type { RequestsSearch } from './routes'

export interface Requests {
  rows: readonly Request[] | undefined
  error: unknown
  retry: () => void
  /** Absent where nothing older is left, or in the live list. */
  older: { load: () => void; loading: boolean } | undefined
}

/** The live list, or a range of the past, by what the address says. */
export function useRequests({ range, outcome, key, credential, model, find }: RequestsSearch): Requests {
  const client = useQueryClient()
  const text = useSettled(find)
  const filter = useMemo<Filter>(() => ({ outcome, key, credential, model, find: text }), [outcome, key, credential, model, text])
  const live = useQuery(liveQuery(filter, range === undefined))
  const past = useInfiniteQuery(pastQuery(range, filter))
  useLiveEvent('requests', (event) => {
    client.setQueryData(liveQuery(filter, true).queryKey, (list) => list && merged(list, event, filter))
  })
  const liveRows = useMemo(() => live.data && inOrder(live.data), [live.data])
  const pastRows = useMemo(() => past.data?.pages.flatMap((page) => page.requests), [past.data])
  if (range === undefined) return { rows: liveRows, error: live.error, retry: () => { void live.refetch(); }, older: undefined }
  const older = past.hasNextPage ? { load: () => { void past.fetchNextPage(); }, loading: past.isFetchingNextPage } : undefined
  return { rows: pastRows, error: past.error, retry: () => { void past.refetch(); }, older }
}

/** The text once nobody types any more. */
function useSettled(value: string | undefined): string | undefined {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = window.setTimeout(() => { setSettled(value); }, 250)
    return () => { window.clearTimeout(timer); }
  }, [value])
  return settled
}
