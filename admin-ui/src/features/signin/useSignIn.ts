import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { SignIn } from '../../api/schema'
import { credentialKeys } from '../credentials/queries'
import { hasEnded, signInQuery } from './queries'

/** The sign-in as it goes on. The gateway keeps it, so that the page finds it again after a trip to another app. */
export function useSignIn(id: string) {
  const client = useQueryClient()
  const signIn = useQuery(signInQuery(id))
  const ended = signIn.data !== undefined && hasEnded(signIn.data)
  const gone = signIn.isError

  useEffect(() => {
    if (ended || gone) return
    const source = new EventSource(`/api/admin/sign-ins/${encodeURIComponent(id)}/events`)
    source.addEventListener('sign-in', (event: MessageEvent<string>) => {
      client.setQueryData(signInQuery(id).queryKey, JSON.parse(event.data) as SignIn)
    })
    return () => { source.close(); }
  }, [client, id, ended, gone])

  useEffect(() => {
    if (!ended) return
    void client.invalidateQueries({ queryKey: credentialKeys.all })
    void client.invalidateQueries({ queryKey: ['overview'] })
  }, [client, ended])

  return signIn
}
