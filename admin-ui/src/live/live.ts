import { createContext, use, useEffect, useRef, useSyncExternalStore } from 'react'
import type { LiveConnection, LiveStatus } from './LiveConnection'
import type { LiveData, LiveTopics } from './topics'

export const LiveContext = createContext<{ connection: LiveConnection; topics: LiveTopics } | undefined>(undefined)

function useLive() {
  const live = use(LiveContext)
  if (live === undefined) throw new Error('LiveProvider is missing')
  return live
}

export function useLiveStatus(): LiveStatus {
  const { connection } = useLive()
  return useSyncExternalStore(connection.subscribe, connection.status)
}

/** Whether what the page shows is old: actions that need the gateway are off then. */
export function useStale(): boolean {
  return useLiveStatus().kind === 'stale'
}

export function useTryNow(): () => void {
  return useLive().connection.tryNow
}

/** Calls the function for each event of this kind while the component is there. */
export function useLiveEvent<N extends keyof LiveData>(name: N, act: (data: LiveData[N]) => void): void {
  const { topics } = useLive()
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => topics.subscribe(name, (data) => { latest.current(data); }), [topics, name])
}
