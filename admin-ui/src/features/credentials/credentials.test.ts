import { describe, expect, it } from 'vitest'
import type { CredentialList, CredentialStatus } from '../../api/schema'
import { patched } from '../../live/patches'
import { commonReset, endpointOf, kindOf, passedShare, planOf } from './account'
import { moved, withDisabled } from './actions'
import { reasonsOf } from './BulkActions'
import { changesOf } from './EditSheet'
import { matches } from './filter'
import { groupOf } from './groups'
import { stateOf } from './state'

function credential(id: number, more: Partial<CredentialStatus> = {}): CredentialStatus {
  return {
    id,
    priority: id,
    disabled: false,
    failureCount: 0,
    isCurrent: false,
    hasProfileArn: false,
    successCount: 0,
    hasProxy: false,
    refreshFailureCount: 0,
    endpoint: 'ide',
    failureTotal: 0,
    inFlight: 0,
    refreshFailing: false,
    limits: {},
    sameAccount: [],
    health: { state: 'ready', since: '2026-11-19T03:00:00Z', sentence: 'ready' },
    ...more,
  }
}

const health = (state: string, cause?: string) => ({ state, since: '2026-11-19T03:00:00Z', sentence: state, ...(cause !== undefined && { cause }) })

describe('the state of a credential', () => {
  it.each([
    [{}, 'ready', 'serving'],
    [{ inFlight: 3 }, 'inUse', 'serving'],
    [{ refreshFailing: true, inFlight: 3 }, 'refreshFailing', 'serving'],
    [{ health: health('at_limit', 'requests_per_minute') }, 'atLimit', 'serving'],
    [{ health: health('cooling_down', 'rate_limit') }, 'coolingDown', 'waiting'],
    [{ health: { ...health('cooling_down', 'rate_limit'), until: '2026-11-19T03:00:10Z' } }, 'probing', 'waiting'],
    [{ health: { ...health('cooling_down', 'rate_limit'), until: '9999-11-19T03:00:10Z' } }, 'coolingDown', 'waiting'],
    [{ health: health('cooling_down', 'quota') }, 'usedUp', 'waiting'],
    [{ health: health('cooling_down', 'no_token') }, 'refreshFailing', 'waiting'],
    [{ health: health('probing', 'rate_limit') }, 'probing', 'waiting'],
    [{ health: health('disabled', 'sign_in_void') }, 'signInEnded', 'due'],
    [{ health: health('disabled', 'suspended') }, 'suspended', 'due'],
    [{ health: health('disabled', 'incomplete') }, 'incomplete', 'due'],
    [{ health: health('disabled', 'operator') }, 'disabled', 'off'],
  ])('%j is %s, in the group %s', (more, state, group) => {
    expect(stateOf(credential(1, more))).toBe(state)
    expect(groupOf(credential(1, more))).toBe(group)
  })
})

describe('the filters', () => {
  it('find by number, name, plan and last error, ignoring case', () => {
    const one = credential(7, { email: 'Mei@acme.example', subscriptionTitle: 'KIRO POWER', lastError: { at: '', cause: 'RateLimited', endpoint: 'q' } })
    for (const find of ['#7', 'mei', 'power', 'ratelimited']) expect(matches(one, { find })).toBe(true)
    expect(matches(one, { find: 'alex' })).toBe(false)
  })

  it('show one group only', () => {
    expect(matches(credential(1), { show: 'due' })).toBe(false)
    expect(matches(credential(1, { health: health('disabled', 'suspended') }), { show: 'due' })).toBe(true)
  })
})

describe('the order', () => {
  it('moves one credential and keeps the others', () => {
    expect(moved([1, 2, 3, 4], 4, 0)).toEqual([4, 1, 2, 3])
    expect(moved([1, 2, 3, 4], 1, 9)).toEqual([2, 3, 4, 1])
    expect(moved([1, 2, 3, 4], 2, -1)).toEqual([2, 1, 3, 4])
  })
})

describe('an account', () => {
  it.each([
    ['social', 'Google', 'google'],
    ['social', 'Github', 'github'],
    ['social', undefined, 'social'],
    ['idc', 'BuilderId', 'builderId'],
    ['idc', 'Enterprise', 'idc'],
    ['api_key', null, 'apiKey'],
    ['external_idp', 'AzureAD', 'company'],
    [null, null, 'other'],
  ])('of %s by %s is of the kind %s', (method, provider, kind) => {
    expect(kindOf(method, provider)).toBe(kind)
  })

  it('has a plan without the provider’s name', () => {
    expect(planOf({ subscriptionTitle: 'KIRO PRO+' })).toBe('PRO+')
  })

  it('uses the endpoint that works, else the one that is set', () => {
    expect(endpointOf({ endpoint: 'ide', route: 'q:shared' })).toBe('q')
    expect(endpointOf({ endpoint: 'runtime' })).toBe('runtime')
    expect(endpointOf({ endpoint: 'ide' })).toBe('')
  })

  it('has a period of one month before its reset', () => {
    expect(passedShare('2026-12-01T00:00:00Z', Date.parse('2026-11-19T00:00:00Z'))).toBeCloseTo(0.6)
  })

  it('shares its reset with the others only if all are on one day', () => {
    const on = (resetsAt: string) => credential(1, { balance: { used: 0, limit: 1, remaining: 1, resetsAt, asOf: '' } })
    expect(commonReset([on('2026-12-01T00:00:00Z'), on('2026-12-01T00:00:00Z')])).toBe('2026-12-01T00:00:00Z')
    expect(commonReset([on('2026-12-01T00:00:00Z'), on('2026-12-03T00:00:00Z')])).toBeUndefined()
  })
})

describe('changes', () => {
  const before = { place: '1', requestsPerMinute: '14', maxConcurrency: '', endpoint: '', region: 'us-east-1', proxyUrl: '' }

  it('are sent for what was changed only, and an emptied field removes its member', () => {
    expect(changesOf(before, before)).toEqual({})
    expect(changesOf(before, { ...before, requestsPerMinute: '20', region: ' ' })).toEqual({ requestsPerMinute: 20, region: null })
  })

  it('by an event keep the order of use', () => {
    const list: CredentialList = { total: 2, available: 2, currentId: 1, credentials: [credential(1), credential(2)] }
    const changed = patched(list, { total: 2, available: 1, currentId: 3, changed: [credential(3, { priority: 0 })], removed: [1] })
    expect(changed.credentials.map(({ id }) => id)).toEqual([3, 2])
    expect(changed.currentId).toBe(3)
  })

  it('to disabled show at once', () => {
    const list: CredentialList = { total: 1, available: 1, currentId: 1, credentials: [credential(1)] }
    expect(withDisabled(list, { id: 1, disabled: true }).credentials.map(stateOf)).toEqual(['disabled'])
  })

  it('of many name those that failed', () => {
    expect(reasonsOf({ done: 1, failed: 1, results: [{ id: 1, success: true, message: '' }, { id: 7, success: false, message: 'The account is suspended.' }] })).toBe('#7: The account is suspended.')
  })
})
