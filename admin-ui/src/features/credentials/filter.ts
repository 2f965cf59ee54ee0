import type { CredentialStatus } from '../../api/schema'
import { groupOf } from './groups'
import type { CredentialsSearch } from './routes'

/** Finds by number, name, plan, state and last error. */
export function matches(credential: CredentialStatus, { show, find = '' }: Pick<CredentialsSearch, 'show' | 'find'>): boolean {
  if (show !== undefined && show !== 'all' && groupOf(credential) !== show) return false
  const { id, email, subscriptionTitle, health, lastError, authMethod, provider, route } = credential
  const texts = [`#${String(id)}`, email, subscriptionTitle, health.sentence, health.cause, lastError?.cause, authMethod, provider, route]
  const wanted = find.trim().toLowerCase()
  return wanted === '' || texts.some((text) => text?.toLowerCase().includes(wanted) ?? false)
}
