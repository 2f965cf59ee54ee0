import { queryOptions } from '@tanstack/react-query'
import { call } from '../../api/client'
import type { SignIn } from '../../api/schema'

export const signInQuery = (id: string) =>
  queryOptions({
    queryKey: ['signIn', id],
    queryFn: ({ signal }) => call('get', '/api/admin/sign-ins/{id}', { path: { id }, signal }),
    // The events of the sign-in are quicker; this goes on where a proxy lets none through.
    refetchInterval: ({ state }) => (state.data !== undefined && hasEnded(state.data) ? false : 5000),
  })

export function hasEnded({ state }: Pick<SignIn, 'state'>): boolean {
  return state === 'succeeded' || state === 'failed' || state === 'cancelled'
}
