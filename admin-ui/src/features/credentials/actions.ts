import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client'
import type { CredentialList } from '../../api/schema'
import { useProblemText } from '../../api/useProblemText'
import { useFormat } from '../../format/useFormat'
import { announce } from '../../ui/announce'
import { toast } from '../../ui/toasts'
import { credentialKeys, credentialsQuery } from './queries'

const idPath = (id: number) => ({ path: { id: String(id) } })

async function refetch(client: QueryClient, id: number): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: credentialKeys.all }),
    client.invalidateQueries({ queryKey: credentialKeys.one(id) }),
    client.invalidateQueries({ queryKey: ['overview'] }),
  ])
}

interface Act<T> {
  run: (id: number) => Promise<T>
  done: (id: number, result: T) => string
}

/** An action on one credential: its end is told by a toast, and the page asks for the new state. */
function useAct<T>({ run, done }: Act<T>) {
  const client = useQueryClient()
  const problem = useProblemText()
  const { t } = useTranslation()
  return useMutation({
    mutationFn: run,
    onSuccess: (result, id) => { tell(done(id, result)); },
    onError: (error, id) => { toast.bad(t('credentials.done.failed', { id, problem: problem(error).sentence })); },
    onSettled: (_result, _error, id) => refetch(client, id),
  })
}

function tell(text: string): void {
  toast.ok(text)
  announce(text)
}

export function useRefresh() {
  const { t } = useTranslation()
  return useAct({ run: (id) => call('post', '/api/admin/credentials/{id}/refresh', idPath(id)), done: (id) => t('credentials.done.refreshed', { id }) })
}

export function useReset() {
  const { t } = useTranslation()
  return useAct({ run: (id) => call('post', '/api/admin/credentials/{id}/reset', idPath(id)), done: (id) => t('credentials.done.reset', { id }) })
}

export function useFetchBalance() {
  const { t } = useTranslation()
  const format = useFormat()
  return useAct({
    run: (id) => call('get', '/api/admin/credentials/{id}/balance', { ...idPath(id), query: { fresh: true } }),
    done: (id, balance) => t('credentials.done.balance', { id, remaining: format.amount(balance.remaining), limit: format.amount(balance.usageLimit) }),
  })
}

export function useTest() {
  const { t } = useTranslation()
  const format = useFormat()
  return useAct({
    run: (id) => call('post', '/api/admin/credentials/{id}/test', idPath(id)),
    done: (id, test) => t('credentials.done.tested', { id, model: test.model, duration: format.duration(test.durationMs) }),
  })
}

/** Shows at once, and goes back if the gateway refuses. */
export function useSetDisabled() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const problem = useProblemText()
  const set = useMutation({
    mutationFn: ({ id, disabled }: Change) => call('post', '/api/admin/credentials/{id}/disabled', { ...idPath(id), body: { disabled } }),
    onMutate: async (change) => {
      await client.cancelQueries({ queryKey: credentialKeys.all })
      const before = client.getQueryData(credentialsQuery.queryKey)
      client.setQueryData(credentialsQuery.queryKey, (list) => list && withDisabled(list, change))
      return before
    },
    onSuccess: (_result, { id, disabled }) => {
      const text = t(disabled ? 'credentials.done.disabled' : 'credentials.done.enabled', { id })
      announce(text)
      toast.ok(text, { label: t('credentials.undo'), act: () => { set.mutate({ id, disabled: !disabled }); } })
    },
    onError: (error, { id }, before) => {
      client.setQueryData(credentialsQuery.queryKey, before)
      toast.bad(t('credentials.done.failed', { id, problem: problem(error).sentence }))
    },
    onSettled: (_result, _error, { id }) => refetch(client, id),
  })
  return set
}

interface Change {
  id: number
  disabled: boolean
}

export function withDisabled(list: CredentialList, { id, disabled }: Change): CredentialList {
  const credentials = list.credentials.map((credential) => {
    if (credential.id !== id) return credential
    const { since, sentence } = credential.health
    return { ...credential, disabled, health: disabled ? { state: 'disabled', cause: 'operator', since, sentence } : { state: 'ready', since, sentence } }
  })
  return { ...list, credentials }
}

/** A credential that serves is disabled before: the gateway removes only what is off. */
export function useRemove(onRemoved: () => void) {
  const { t } = useTranslation()
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ id, disabled }: Change) => {
      if (!disabled) await call('post', '/api/admin/credentials/{id}/disabled', { ...idPath(id), body: { disabled: true } })
      await call('delete', '/api/admin/credentials/{id}', idPath(id))
    },
    onSuccess: (_result, { id }) => {
      tell(t('credentials.done.removed', { id }))
      onRemoved()
      client.removeQueries({ queryKey: credentialKeys.one(id) })
      void client.invalidateQueries({ queryKey: ['overview'] })
      return client.invalidateQueries({ queryKey: credentialKeys.all })
    },
  })
}

/** The new order shows at once, and goes back if the gateway refuses. */
export function useReorder() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const problem = useProblemText()
  return useMutation({
    mutationFn: ({ ids }: { ids: readonly number[]; moved: number }) => call('put', '/api/admin/credentials/order', { body: { ids } }),
    onMutate: async ({ ids }) => {
      await client.cancelQueries({ queryKey: credentialKeys.all })
      const before = client.getQueryData(credentialsQuery.queryKey)
      client.setQueryData(credentialsQuery.queryKey, (list) => list && { ...list, credentials: [...list.credentials].sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id)) })
      return before
    },
    onSuccess: (_result, { ids, moved }) => { announce(t('credentials.done.moved', { id: moved, place: ids.indexOf(moved) + 1 })); },
    onError: (error, { moved }, before) => {
      client.setQueryData(credentialsQuery.queryKey, before)
      toast.bad(t('credentials.done.notMoved', { id: moved, problem: problem(error).sentence }))
    },
    onSettled: () => client.invalidateQueries({ queryKey: credentialKeys.all }),
  })
}

/** The ids with one of them at another place. */
export function moved(ids: readonly number[], id: number, place: number): number[] {
  const others = ids.filter((one) => one !== id)
  others.splice(Math.max(0, Math.min(others.length, place)), 0, id)
  return others
}
