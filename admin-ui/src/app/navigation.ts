import type { LinkProps } from '@tanstack/react-router'
import type { en } from './texts/en'
import type { IconName } from '../ui/Icon'

export interface Place {
  to: NonNullable<LinkProps['to']>
  icon: IconName
  name: keyof typeof en.nav
  /** Pressed after `g`. */
  key: string
  /** A page with an address of its own that belongs to this place. */
  also?: string
}

export const overview: Place = { to: '/', icon: 'overview', name: 'overview', key: 'o' }
export const requests: Place = { to: '/requests', icon: 'requests', name: 'requests', key: 'r' }
export const usage: Place = { to: '/usage', icon: 'usage', name: 'usage', key: 'u' }
export const logs: Place = { to: '/logs', icon: 'logs', name: 'logs', key: 'l' }
export const credentials: Place = { to: '/credentials', icon: 'credentials', name: 'credentials', key: 'c', also: '/sign-in' }
export const keys: Place = { to: '/keys', icon: 'keys', name: 'keys', key: 'k' }
export const models: Place = { to: '/models', icon: 'models', name: 'models', key: 'm' }
export const settings: Place = { to: '/settings', icon: 'settings', name: 'settings', key: 's' }
export const connect: Place = { to: '/connect', icon: 'connect', name: 'connect', key: 'n' }
export const test: Place = { to: '/test', icon: 'test', name: 'test', key: 't' }
export const about: Place = { to: '/about', icon: 'about', name: 'about', key: 'a' }

/** By task: watch, manage, use. */
export const groups: readonly (readonly Place[])[] = [
  [overview, requests, usage, logs],
  [credentials, keys, models, settings],
  [connect, test],
]

export const bottomBar: readonly Place[] = [overview, credentials, requests, usage]

export const places: readonly Place[] = [...groups.flat(), about]

/** Whether a page belongs to the place. */
export function isAt({ to, also }: Place, path: string): boolean {
  return [to, also].some((start) => start !== undefined && (path === start || (start !== '/' && path.startsWith(`${start}/`))))
}

export const moreSheet: readonly Place[] = places.filter((place) => !bottomBar.includes(place))
