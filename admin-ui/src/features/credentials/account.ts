import type { CredentialStatus } from '../../api/schema'
import type { en } from './texts/en'

type Kind = keyof typeof en.kind

/** How the account signs in, in the words that its owner knows. */
export function kindOf(authMethod: string | null | undefined, provider?: string | null): Kind {
  const named = provider?.toLowerCase().replace(/[^a-z]/g, '')
  if (named === 'google') return 'google'
  if (named === 'github') return 'github'
  switch (authMethod) {
    case 'idc':
      return named === 'builderid' ? 'builderId' : 'idc'
    case 'api_key':
      return 'apiKey'
    case 'external_idp':
      return 'company'
    case 'social':
      return 'social'
    default:
      return 'other'
  }
}

/** `PRO+` of `KIRO PRO+`. */
export function planOf({ subscriptionTitle }: Pick<CredentialStatus, 'subscriptionTitle'>): string {
  return subscriptionTitle?.replace(/^KIRO /i, '') ?? ''
}

/** The endpoint that the credential must use or that worked last; empty before the first request. */
export function endpointOf({ endpoint, route }: Pick<CredentialStatus, 'endpoint' | 'route'>): string {
  return route?.split(':')[0] ?? (endpoint === 'ide' ? '' : endpoint)
}

/** The share of the period that has passed: quotas are reset once a month. */
export function passedShare(resetsAt: string, now: number): number {
  const end = new Date(resetsAt)
  const start = new Date(end)
  start.setUTCMonth(start.getUTCMonth() - 1)
  return Math.max(0, Math.min(1, (now - start.getTime()) / (end.getTime() - start.getTime())))
}

/** The one day on which every balance is reset, if there is one. */
export function commonReset(credentials: readonly Pick<CredentialStatus, 'balance'>[]): string | undefined {
  const resets = new Set(credentials.flatMap(({ balance }) => balance?.resetsAt ?? []))
  return resets.size === 1 ? [...resets][0] : undefined
}
