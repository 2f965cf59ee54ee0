import type { ClientKeyDetail, ClientKeySettings } from '../../api/schema'

export const limitNames = ['requestsPerMinute', 'maxConcurrency', 'tokensPerDay', 'tokensPerMonth', 'creditsPerMonth'] as const
export type LimitName = (typeof limitNames)[number]

/** What the sheet shows, as texts. */
export interface KeyForm {
  name: string
  note: string
  models: string
  credentials: readonly number[]
  /** Separated like the models. */
  tags: string
  /** A local day, or empty for never. */
  expires: string
  limits: Record<LimitName, string>
}

export const emptyForm: KeyForm = {
  name: '',
  note: '',
  models: '',
  credentials: [],
  tags: '',
  expires: '',
  limits: { requestsPerMinute: '', maxConcurrency: '', tokensPerDay: '', tokensPerMonth: '', creditsPerMonth: '' },
}

export function formOf(key: ClientKeyDetail): KeyForm {
  const limit = (name: LimitName) => (typeof key.limits[name] === 'number' ? String(key.limits[name]) : '')
  return {
    name: key.name,
    note: key.note,
    models: key.models.join(', '),
    credentials: key.credentials,
    tags: key.credentialTags.join(', '),
    expires: key.expires ? localDay(new Date(key.expires)) : '',
    limits: {
      requestsPerMinute: limit('requestsPerMinute'),
      maxConcurrency: limit('maxConcurrency'),
      tokensPerDay: limit('tokensPerDay'),
      tokensPerMonth: limit('tokensPerMonth'),
      creditsPerMonth: limit('creditsPerMonth'),
    },
  }
}

/** The members that differ; 0 removes a limit. A new key differs from an empty form. */
export function settingsOf(before: KeyForm, after: KeyForm): ClientKeySettings {
  const limits = Object.fromEntries(limitNames.filter((name) => after.limits[name].trim() !== before.limits[name].trim()).map((name) => [name, numberOf(after.limits[name])]))
  const { credentials } = after
  return {
    ...(after.name.trim() !== before.name && { name: after.name.trim() }),
    ...(after.note.trim() !== before.note && { note: after.note.trim() }),
    ...(after.expires !== before.expires && { expires: after.expires === '' ? '' : endOfDay(after.expires) }),
    ...(after.models !== before.models && { models: patternsOf(after.models) }),
    ...(credentials.join() !== before.credentials.join() && { credentials }),
    ...(after.tags !== before.tags && { credentialTags: patternsOf(after.tags) }),
    ...(Object.keys(limits).length > 0 && { limits }),
  }
}

export function patternsOf(text: string): string[] {
  return text.split(/[\s,，、]+/).filter((pattern) => pattern !== '')
}

/** Whether a pattern has the id; `*` stands for any characters. */
export function hasModel(patterns: readonly string[], id: string): boolean {
  return patterns.some((pattern) => new RegExp(`^${pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`, 'i').test(id))
}

/** Digits may be grouped: `10,000,000`. */
function numberOf(text: string): number {
  return text.trim() === '' ? 0 : Number(text.replaceAll(',', '').trim())
}

export function isLimit(name: LimitName, text: string): boolean {
  const number = numberOf(text)
  return Number.isFinite(number) && number >= 0 && (name === 'creditsPerMonth' || Number.isInteger(number))
}

export function localDay(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** A key that expires on a day works until its last second, in the browser's zone. */
function endOfDay(day: string): string {
  return `${new Date(`${day}T23:59:59`).toISOString().slice(0, 19)}Z`
}
