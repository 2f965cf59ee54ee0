import { queryOptions } from '@tanstack/react-query'
import { call } from '../../api/client'
import { Problem } from '../../api/problem'

export type SessionState =
  | { kind: 'open' }
  | { kind: 'closed' }
  /** Without an admin key in its configuration the gateway has no admin API. */
  | { kind: 'off' }

/** Whether this browser has a session. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<SessionState> => {
    try {
      await call('get', '/api/admin/session', { signal })
      return { kind: 'open' }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (error.status === 401 || error.status === 429) return { kind: 'closed' }
      if (error.status === 404) return { kind: 'off' }
      throw error
    }
  },
  staleTime: Infinity,
  retry: false,
})

/** The key goes to the gateway once; the browser keeps only the session's cookie, which scripts cannot read. */
export async function openSession(key: string): Promise<void> {
  await call('post', '/api/admin/session', { headers: { 'x-api-key': key } })
}

export async function closeSession(): Promise<void> {
  await call('delete', '/api/admin/session')
}
