import type { CredentialStatus as CurrentStatus, Percentiles } from './schema'

/** Routes of the contract that the OpenAPI document does not have yet; each goes when the document has it. */
export interface PlannedPaths {
  '/api/admin/overview': { get: { responses: { 200: { content: { 'application/json': Overview } } } } }
  '/api/admin/credentials/order': {
    put: { requestBody: { content: { 'application/json': { ids: readonly number[] } } }; responses: { 200: { content: { 'application/json': { credentials: readonly CredentialStatus[] } } } } }
  }
  '/api/admin/credentials/actions': {
    post: { requestBody: { content: { 'application/json': { action: BulkAction; ids: readonly number[] } } }; responses: { 200: { content: { 'application/json': BulkResult } } } }
  }
}

export type BulkAction = 'enable' | 'disable' | 'refresh' | 'reset' | 'remove'

export interface BulkResult {
  readonly done: number
  readonly failed: number
  readonly results: readonly { readonly id: number; readonly success: boolean; readonly code?: string | null; readonly message: string }[]
}

export type CredentialStatus = CurrentStatus & {
  readonly refreshFailing?: boolean
  readonly balance?: KnownBalance | null
  readonly limits?: { readonly requestsPerMinute?: number | null; readonly sentThisMinute?: number | null; readonly maxConcurrency?: number | null }
  readonly lastError?: { readonly at: string; readonly cause: string; readonly endpoint: string } | null
  readonly provider?: string | null
  readonly region?: string | null
}

export interface KnownBalance {
  readonly used: number
  readonly limit: number
  readonly remaining: number
  readonly resetsAt?: string | null
  readonly asOf: string
}

export interface Overview {
  readonly time: string
  readonly version: string
  readonly startedAt: string
  readonly uptimeSeconds: number
  readonly verdict: { readonly level: VerdictLevel; readonly problems: readonly VerdictProblem[] }
  readonly credentials: { readonly total: number; readonly usable: number; readonly needOperator: number; readonly inFlight: number; readonly states: readonly { readonly state: string; readonly cause?: string | null; readonly count: number }[] }
  readonly lastHour: Traffic
  readonly minutes: readonly TrafficMinute[]
  readonly open: { readonly requests: number; readonly streams: number; readonly maxStreams: number; readonly oldestMs?: number | null; readonly oldestId?: string | null }
  readonly load: { readonly exhausted: readonly string[]; readonly refusing: boolean }
  readonly quota: Quota
  readonly upcoming: readonly Upcoming[]
}

type VerdictLevel = 'failing' | 'attention' | 'info' | 'ok'

export interface VerdictProblem {
  readonly code: string
  readonly level: VerdictLevel
  readonly credentialId?: number | null
  readonly name?: string | null
  readonly since?: string | null
  readonly until?: string | null
  readonly sentence: string
}

export interface Traffic {
  readonly from: string
  readonly to: string
  readonly requests: number
  readonly succeeded: number
  readonly refused: number
  readonly failed: number
  readonly cancelled: number
  readonly abandoned: number
  readonly inputTokens: number
  readonly outputTokens: number
  readonly cacheReadTokens: number
  readonly cacheWriteTokens: number
  readonly credits: number
  readonly firstEvent: Percentiles
}

export interface TrafficMinute {
  readonly time: string
  readonly succeeded: number
  readonly refused: number
  readonly failed: number
  readonly cancelled: number
  readonly abandoned: number
  readonly firstEventP50Ms?: number | null
  readonly firstEventP95Ms?: number | null
}

export interface Quota {
  readonly used: number
  readonly limit: number
  readonly remaining: number
  readonly locked: number
  readonly unknown: number
  readonly creditsPerDay?: number | null
  readonly runsOutAt?: string | null
  readonly resetsAt?: string | null
  readonly credentials: readonly { readonly credentialId: number; readonly serves: boolean; readonly used: number; readonly limit: number; readonly remaining: number; readonly resetsAt?: string | null; readonly asOf: string }[]
}

export interface Upcoming {
  readonly kind: string
  readonly at: string
  readonly credentialId?: number | null
  readonly keyId?: string | null
  readonly name?: string | null
}
