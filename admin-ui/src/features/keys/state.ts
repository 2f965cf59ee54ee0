import type { ClientKeyDetail } from '../../api/schema'

const soonMs = 7 * 24 * 3_600_000
export const nearShare = 0.9

/** Expires within a week. */
export function expiresSoon({ state, expires }: Pick<ClientKeyDetail, 'state' | 'expires'>, now: number): boolean {
  return state === 'active' && typeof expires === 'string' && Date.parse(expires) - now < soonMs
}

/** The share of a limit of the day or the month that is used, the largest one. */
export function usedShare({ limits, usage }: Pick<ClientKeyDetail, 'limits' | 'usage'>): number {
  const share = (used: number, limit: number | null | undefined) => (typeof limit === 'number' && limit > 0 ? used / limit : 0)
  return Math.max(share(usage.tokensToday, limits.tokensPerDay), share(usage.tokensThisMonth, limits.tokensPerMonth), share(usage.creditsThisMonth, limits.creditsPerMonth))
}

export function found({ id, name, note, prefix, models }: ClientKeyDetail, text: string): boolean {
  const wanted = text.trim().toLowerCase()
  return wanted === '' || [id, name, note, prefix, ...models].some((one) => one.toLowerCase().includes(wanted))
}
