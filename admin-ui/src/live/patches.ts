import type { QueryClient } from '@tanstack/react-query'
import type { CredentialList } from '../api/schema'
import { credentialKeys, credentialsQuery } from '../features/credentials/queries'
import { overviewQuery } from '../features/overview/queries'
import type { LiveEventName } from './LiveConnection'
import type { CredentialChanges, LiveData } from './topics'

let startedAt: string | undefined

/** What an event changes in the data that the page holds already. */
export function patchCaches(client: QueryClient, name: LiveEventName, data: unknown): void {
  switch (name) {
    case 'hello':
      refetchAfterRestart(client, (data as LiveData['hello']).startedAt)
      break
    case 'overview':
      client.setQueryData(overviewQuery.queryKey, data as LiveData['overview'])
      break
    case 'credentials':
      patchCredentials(client, data as CredentialChanges)
      break
    case 'requests':
      break
    case 'keys':
      void client.invalidateQueries({ queryKey: ['keys'] })
      break
    case 'settings':
      void client.invalidateQueries({ queryKey: ['settings'] })
      break
  }
}

/** The stream repeats nothing that was missed while it was down, so that every (re)connect fetches anew. */
function refetchAfterRestart(client: QueryClient, started: string): void {
  const first = startedAt === undefined
  startedAt = started
  if (!first) void client.invalidateQueries()
}

function patchCredentials(client: QueryClient, changes: CredentialChanges): void {
  client.setQueryData(credentialsQuery.queryKey, (list) => (list === undefined ? list : patched(list, changes)))
  for (const { id } of changes.changed) void client.invalidateQueries({ queryKey: credentialKeys.one(id) })
}

export function patched(list: CredentialList, { total, available, currentId, changed, removed }: CredentialChanges): CredentialList {
  const byId = new Map(list.credentials.map((credential) => [credential.id, credential]))
  for (const credential of changed) byId.set(credential.id, credential)
  for (const id of removed) byId.delete(id)
  const credentials = [...byId.values()].sort((one, other) => one.priority - other.priority || one.id - other.id)
  return { total, available, currentId, credentials }
}
