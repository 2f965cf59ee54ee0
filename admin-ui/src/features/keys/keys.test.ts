import { describe, expect, it } from 'vitest'
import type { ClientKeyDetail, CredentialStatus } from '../../api/schema'
import { choicesOf } from './choices'
import { emptyForm, formOf, hasModel, isLimit, patternsOf, settingsOf } from './form'
import { expiresSoon, found, usedShare } from './state'

const key: ClientKeyDetail = {
  id: 'k_1',
  prefix: 'sk-kiro4j-EXA1',
  name: 'alex-laptop',
  note: '',
  state: 'active',
  createdAt: '2026-11-01T00:00:00+00:00',
  models: ['claude-*'],
  credentials: [2],
  credentialTags: ['team'],
  limits: { requestsPerMinute: 20, creditsPerMonth: 300 },
  usage: { inFlight: 0, requestsThisMinute: 1, tokensToday: 10, tokensThisMonth: 20, creditsThisMonth: 290 },
}

describe('the form of a key', () => {
  it('sends for a new key what was filled in', () => {
    const form = { ...emptyForm, name: ' phone ', models: 'claude-*, gpt-5.6-*', limits: { ...emptyForm.limits, tokensPerDay: '10,000,000' } }
    expect(settingsOf(emptyForm, form)).toEqual({ name: 'phone', models: ['claude-*', 'gpt-5.6-*'], limits: { tokensPerDay: 10_000_000 } })
  })

  it('sends for a change what differs; 0 removes a limit', () => {
    const before = formOf(key)
    expect(settingsOf(before, before)).toEqual({})
    expect(settingsOf(before, { ...before, models: '', credentials: [], tags: 'team, night', limits: { ...before.limits, requestsPerMinute: '' } })).toEqual({ models: [], credentials: [], credentialTags: ['team', 'night'], limits: { requestsPerMinute: 0 } })
  })

  it('takes whole numbers, and parts of credits', () => {
    expect([isLimit('tokensPerDay', '1.5'), isLimit('creditsPerMonth', '1.5'), isLimit('tokensPerDay', ''), isLimit('tokensPerDay', 'x'), isLimit('tokensPerDay', '-1')]).toEqual([false, true, true, false, false])
  })

  it('finds the models that patterns allow', () => {
    expect(hasModel(patternsOf('claude-*，gpt-5.6-sol'), 'claude-opus-5')).toBe(true)
    expect(hasModel(['gpt-5.6-sol'], 'gpt-5x6-sol')).toBe(false)
  })
})

describe('the choice of credentials', () => {
  const credentials = Array.from({ length: 1_000 }, (_, index) => ({ id: index + 1, email: `account-${String(index + 1)}@example.com`, health: { state: 'ready' } }) as CredentialStatus)

  it('offers a few, and says how many more there are', () => {
    const { rows, more } = choicesOf(credentials, [], '')
    expect(rows.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(more).toBe(992)
  })

  it('finds by number and name, the chosen ones first', () => {
    expect(choicesOf(credentials, [], '#777').rows.map(({ id }) => id)).toEqual([777])
    expect(choicesOf(credentials, [999], 'account-99').rows.map(({ id }) => id)).toEqual([999, 99, 990, 991, 992, 993, 994, 995, 996])
  })
})

describe('a key', () => {
  it('is near its limit by the largest share', () => {
    expect(usedShare(key)).toBeCloseTo(0.967, 2)
  })

  it('expires soon within a week', () => {
    const now = Date.parse('2026-11-19T00:00:00Z')
    expect(expiresSoon({ state: 'active', expires: '2026-11-25T00:00:00Z' }, now)).toBe(true)
    expect(expiresSoon({ state: 'active', expires: '2026-12-25T00:00:00Z' }, now)).toBe(false)
    expect(expiresSoon({ state: 'disabled', expires: '2026-11-25T00:00:00Z' }, now)).toBe(false)
  })

  it('is found by name, prefix and model', () => {
    expect([found(key, 'ALEX'), found(key, 'exa1'), found(key, 'claude'), found(key, 'gpt')]).toEqual([true, true, true, false])
  })
})
