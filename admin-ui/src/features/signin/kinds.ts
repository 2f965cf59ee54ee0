import type { IconName } from '../../ui/Icon'
import type { en } from './texts/en'

export type Kind = keyof typeof en.kind

export interface KindOfAccount {
  kind: Kind
  icon: IconName
  /** The gateway's name of the way to sign in. */
  method: string
  /** The same with a browser that ends on an address to paste. */
  browser?: string
}

export const kinds: readonly KindOfAccount[] = [
  { kind: 'builderId', icon: 'user', method: 'builder_id' },
  { kind: 'idc', icon: 'building', method: 'idc', browser: 'idc_browser' },
  { kind: 'google', icon: 'globe', method: 'google', browser: 'google_browser' },
  { kind: 'github', icon: 'branch', method: 'github', browser: 'github_browser' },
  { kind: 'company', icon: 'shield', method: 'portal' },
  { kind: 'apiKey', icon: 'keys', method: 'api_key' },
]

export function kindOfMethod(method: string): KindOfAccount | undefined {
  return kinds.find((one) => one.method === method || one.browser === method)
}
