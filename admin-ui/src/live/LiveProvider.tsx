import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, type ReactNode } from 'react'
import { call } from '../api/client'
import { sessionQuery } from '../features/session/queries'
import { browserClock, openEventSource } from './eventSource'
import { LiveConnection } from './LiveConnection'
import { LiveContext } from './live'
import { patchCaches } from './patches'
import { LiveTopics } from './topics'

/** One connection for the whole page, from the moment that the page is open until the session ends. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const live = useMemo(() => {
    const topics = new LiveTopics()
    const connection = new LiveConnection({
      openStream: openEventSource,
      poll: () => call('get', '/api/admin/overview'),
      onEvent: (name, data) => {
        patchCaches(client, name, data)
        topics.publish(name, data)
      },
      onSessionEnded: () => { void client.resetQueries({ queryKey: sessionQuery.queryKey }); },
      clock: browserClock,
    })
    return { connection, topics }
  }, [client])

  useEffect(() => {
    live.connection.start()
    const wake = () => {
      if (document.visibilityState === 'visible' && live.connection.status().kind === 'stale') live.connection.tryNow()
    }
    document.addEventListener('visibilitychange', wake)
    return () => {
      document.removeEventListener('visibilitychange', wake)
      live.connection.stop()
    }
  }, [live])

  return <LiveContext value={live}>{children}</LiveContext>
}
