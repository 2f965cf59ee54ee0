import type { Setting } from '../../api/schema'

export const whiches = ['all', 'notDefault', 'here', 'atOnce'] as const
export type Which = (typeof whiches)[number]

export function isWhich(value: unknown): value is Which {
  return whiches.some((which) => which === value)
}

export const groups = ['routing', 'access', 'upstream', 'models', 'storage', 'limits', 'server'] as const
export type Group = (typeof groups)[number]

const byKey: Record<string, Group> = {
  loadBalancingMode: 'routing',
  requestsPerMinute: 'routing',
  maxConcurrency: 'routing',
  defaultEndpoint: 'routing',
  host: 'access',
  port: 'access',
  apiKey: 'access',
  adminApiKey: 'access',
  trustedProxies: 'access',
  allowedHosts: 'access',
  credentialStorageType: 'storage',
  credentialsFile: 'storage',
  stateDir: 'storage',
  credentialSyncIntervalSecs: 'storage',
  diagnostics: 'server',
}

const byPrefix: Record<string, Group> = {
  models: 'models',
  postgres: 'storage',
  encryption: 'storage',
  activity: 'storage',
  overload: 'limits',
  limits: 'limits',
  images: 'limits',
  server: 'server',
  logging: 'server',
}

export function groupOf(key: string): Group {
  return byKey[key] ?? byPrefix[key.split('.')[0] ?? ''] ?? 'upstream'
}

/** Finds by key, description and value; the value of a secret is not there to be found. */
export function isShown(setting: Setting, which: Which, find: string, description = ''): boolean {
  const wanted = find.trim().toLowerCase()
  const texts = [setting.key, description, setting.secret ? '' : valueText(setting.value)]
  return belongs(setting, which) && texts.some((text) => text.toLowerCase().includes(wanted))
}

function belongs(setting: Setting, which: Which): boolean {
  switch (which) {
    case 'all':
      return true
    case 'notDefault':
      return setting.origin !== 'default'
    case 'here':
      return setting.origin === 'admin'
    case 'atOnce':
      return setting.changeable
  }
}

/** As it stands in config.yml; empty if there is no value. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (Array.isArray(value)) return value.map(valueText).join(', ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}


/** What is wrong with a typed number: a whole number from 0. */
export function isCount(text: string): boolean {
  return /^\d{1,9}$/.test(text.trim())
}
