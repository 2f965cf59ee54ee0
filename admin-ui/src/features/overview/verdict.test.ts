import { describe, expect, it } from 'vitest'
import type { Problem } from '../../api/schema'
import { busiest } from './BusiestKeys'
import { judge } from './verdict'

const problem = (code: string, level: Problem['level'], credentialId?: number): Problem => ({ code, level, sentence: code, ...(credentialId !== undefined && { credentialId }) })
const verdict = (...problems: Problem[]) => judge({ verdict: { level: problems[0]?.level ?? 'ok', problems } })

describe('the verdict', () => {
  it('is good without a problem, and with one that ends by itself', () => {
    expect(verdict()).toMatchObject({ level: 'ok', sentence: 'ok' })
    expect(verdict(problem('credits_used_up', 'info', 4))).toMatchObject({ level: 'ok', sentence: 'ok' })
  })

  it('names the worst matter, and counts its likes and the rest', () => {
    const judgement = verdict(problem('sign_in_ended', 'attention', 5), problem('sign_in_ended', 'attention', 6), problem('suspended', 'attention', 7), problem('refresh_failing', 'info', 8))
    expect(judgement).toMatchObject({ level: 'attention', sentence: 'signInEnded', count: 2, further: 1 })
    expect(judgement.problem?.credentialId).toBe(5)
  })

  it('is failing if nothing can serve', () => {
    expect(verdict(problem('no_usable_credential', 'failing'))).toMatchObject({ level: 'failing', sentence: 'noUsableCredential' })
  })

  it('quotes the gateway for a problem that this page does not know', () => {
    expect(verdict(problem('moon_is_full', 'attention'))).toMatchObject({ level: 'attention', sentence: 'other' })
  })
})

describe('the busiest keys', () => {
  const row = (name: string, time: string, requests: number) => ({ name, time, requests, succeeded: requests, refused: 0, failed: 0, cancelled: 0, abandoned: 0, inputTokens: 10, outputTokens: 1, cacheReadTokens: 0, cacheWriteTokens: 0, credits: 0.5 })

  it('have the sums of their hours, and every hour in their trend', () => {
    const keys = busiest([row('a', '01', 1), row('b', '01', 5), row('a', '02', 2)])
    expect(keys).toMatchObject([
      { id: 'b', requests: 5, hours: [5, 0] },
      { id: 'a', requests: 3, inputTokens: 20, credits: 1, hours: [1, 2] },
    ])
  })
})
