import { describe, expect, it } from 'vitest'
import type { Request } from '../../api/schema'
import { failOverMs, timeline } from './attempts'
import { matches, toQuery } from './filter'
import { inOrder, merged } from './queries'

const request = (more: Partial<Request> = {}): Request => ({
  id: 'req_1',
  state: 'succeeded',
  startedAt: '2026-11-19T03:11:42+00:00',
  route: 'POST /v1/messages',
  key: 'primary',
  client: 'Claude Code 2.1',
  model: 'claude-sonnet-4-5',
  upstreamModel: 'claude-sonnet-4.5',
  credentialId: 1,
  credentialIds: [3, 1],
  stream: true,
  sends: 2,
  attempts: [
    { credentialId: 3, endpoint: 'q', route: 'q:us-east-1', startMs: 0, durationMs: 200, outcome: 'failed', cause: 'RateLimited' },
    { credentialId: 1, endpoint: 'q', route: 'q:us-east-1', startMs: 500, durationMs: 500, outcome: 'answered' },
  ],
  firstEventMs: 1000,
  durationMs: 5000,
  ...more,
})

describe('the attempts of a request', () => {
  it('stand on one axis up to the first event, with the waits between them', () => {
    const { endMs, bars } = timeline(request())
    expect(endMs).toBe(1000)
    expect(bars.map(({ tone, start, length, waitMs, waitLength }) => ({ tone, start, length, waitMs, waitLength }))).toEqual([
      { tone: 'throttled', start: 0, length: 0.2, waitMs: 300, waitLength: 0.3 },
      { tone: 'answered', start: 0.5, length: 0.5, waitMs: 0, waitLength: 0 },
    ])
  })

  it('go as far as the request while one runs, and as far as the last one where nothing came', () => {
    const waiting = request({ firstEventMs: null, durationMs: 800, attempts: [{ credentialId: 1, endpoint: 'q', route: 'q', startMs: 0, outcome: 'waiting' }] })
    expect(timeline(waiting)).toMatchObject({ endMs: 800, bars: [{ tone: 'running', length: 1 }] })
    const failed = request({ firstEventMs: null, durationMs: 9000, attempts: [{ credentialId: 1, endpoint: 'q', route: 'q', startMs: 0, durationMs: 400, outcome: 'failed', cause: 'ServerError' }] })
    expect(timeline(failed)).toMatchObject({ endMs: 400, bars: [{ tone: 'failed', length: 1 }] })
  })

  it('cost what lies before the last one', () => {
    expect(failOverMs(request())).toBe(500)
    expect(failOverMs({ attempts: [] })).toBe(0)
  })
})

describe('the filter', () => {
  it.each([
    [{ outcome: 'succeeded' as const }, true],
    [{ outcome: 'failed' as const }, false],
    [{ credential: 3 }, true],
    [{ credential: 2 }, false],
    [{ model: 'claude-sonnet-4.5' }, true],
    [{ key: 'other' }, false],
    [{ find: 'REQ_1' }, true],
    [{ find: 'nothing' }, false],
  ])('%j', (filter, wanted) => {
    expect(matches(request(), filter)).toBe(wanted)
  })

  it('names every state behind a word', () => {
    expect(toQuery({ outcome: 'cancelled', credential: 5 })).toEqual({ outcome: 'cancelled,abandoned', credential: '5' })
  })
})

describe('the live list', () => {
  it('takes what ended, once, and what runs', () => {
    const before = { live: [request({ state: 'answering' })], recent: [] }
    const after = merged(before, { live: [request({ id: 'req_2', state: 'waiting', startedAt: '2026-11-19T03:12:00+00:00' })], recent: [request()] }, {})
    expect(inOrder(after).map(({ id, state }) => `${id} ${state}`)).toEqual(['req_2 waiting', 'req_1 succeeded'])
    expect(merged(after, { live: [], recent: [request()] }, {}).recent).toHaveLength(1)
  })

  it('leaves out what the filter does not want', () => {
    expect(merged({ live: [], recent: [] }, { live: [], recent: [request()] }, { outcome: 'failed' }).recent).toEqual([])
  })
})
