import type { Request } from '../../api/schema'

export const ranges = ['hour', 'day', 'week'] as const
export type Range = (typeof ranges)[number]
export const isRange = (value: unknown): value is Range => ranges.some((one) => one === value)

const hourMs = 3_600_000
export const rangeMs: Record<Range, number> = { hour: hourMs, day: 24 * hourMs, week: 7 * 24 * hourMs }

export const outcomes = ['running', 'succeeded', 'failed', 'refused', 'cancelled'] as const
export type Outcome = (typeof outcomes)[number]
export const isOutcome = (value: unknown): value is Outcome => outcomes.some((one) => one === value)

/** The states that the page tells apart by one word. */
export const statesOf: Record<Outcome, readonly Request['state'][]> = {
  running: ['waiting', 'answering'],
  succeeded: ['succeeded'],
  failed: ['failed'],
  refused: ['refused'],
  cancelled: ['cancelled', 'abandoned'],
}

export const isRunning = ({ state }: Pick<Request, 'state'>): boolean => state === 'waiting' || state === 'answering'

export interface Filter {
  outcome?: Outcome | undefined
  key?: string | undefined
  credential?: number | undefined
  model?: string | undefined
  find?: string | undefined
}

/** The filter as the gateway takes it. */
export function toQuery({ outcome, key, credential, model, find }: Filter) {
  return {
    ...(outcome !== undefined && { outcome: statesOf[outcome].join(',') }),
    ...(key !== undefined && { key }),
    ...(credential !== undefined && { credential: String(credential) }),
    ...(model !== undefined && { model }),
    ...(find !== undefined && { text: find }),
  }
}

/** What the gateway filters by, for the requests that the event stream brings. */
export function matches(request: Request, { outcome, key, credential, model, find = '' }: Filter): boolean {
  if (outcome !== undefined && !statesOf[outcome].includes(request.state)) return false
  if (key !== undefined && request.key !== key) return false
  if (credential !== undefined && request.credentialId !== credential && !request.credentialIds.includes(credential)) return false
  if (model !== undefined && request.model !== model && request.upstreamModel !== model) return false
  const wanted = find.trim().toLowerCase()
  const { id, errorType, cause, client, stopReason } = request
  return wanted === '' || [id, errorType, cause, request.model, client, stopReason].some((text) => text?.toLowerCase().includes(wanted) ?? false)
}

export function isFiltered({ outcome, key, credential, model, find }: Filter): boolean {
  return [outcome, key, credential, model, find].some((value) => value !== undefined)
}
