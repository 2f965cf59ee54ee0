import { beforeEach, describe, expect, it } from 'vitest'
import { Problem } from '../api/problem'
import { LiveConnection, type LiveEventName, type StreamListener } from './LiveConnection'

/** Time that passes when the test says so. */
class FakeClock {
  #now = 1_000_000
  #timers: { at: number; act: () => void }[] = []

  now = () => this.#now

  after = (milliseconds: number, act: () => void) => {
    const timer = { at: this.#now + milliseconds, act }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer)
    }
  }

  async pass(milliseconds: number) {
    const end = this.#now + milliseconds
    for (;;) {
      const next = this.#timers.filter((timer) => timer.at <= end).sort((one, other) => one.at - other.at)[0]
      if (next === undefined) break
      this.#timers = this.#timers.filter((timer) => timer !== next)
      this.#now = next.at
      next.act()
      await settled()
    }
    this.#now = end
    await settled()
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0))
const unreachable = () => Promise.reject(Problem.unreachable(new TypeError('Failed to fetch')))

describe('the live connection', () => {
  let clock: FakeClock
  let streams: StreamListener[]
  let events: LiveEventName[]
  let polls: number
  let poll: () => Promise<unknown>
  let ended: boolean
  let live: LiveConnection

  beforeEach(() => {
    clock = new FakeClock()
    streams = []
    events = []
    polls = 0
    poll = unreachable
    ended = false
    live = new LiveConnection({
      openStream: (listener) => {
        streams.push(listener)
        return { close: () => undefined }
      },
      poll: () => {
        polls++
        return poll()
      },
      onEvent: (name) => { events.push(name); },
      onSessionEnded: () => {
        ended = true
      },
      clock,
    })
    live.start()
  })

  it('is live from the first event', () => {
    expect(live.status()).toEqual({ kind: 'connecting' })
    streams[0]?.onEvent('hello', {})
    expect(live.status()).toEqual({ kind: 'live', at: clock.now() })
    expect(events).toEqual(['hello'])
  })

  it('is stale after ten seconds without an event, and says from when the data are', async () => {
    streams[0]?.onEvent('overview', {})
    const heardAt = clock.now()
    await clock.pass(9000)
    expect(live.status().kind).toBe('live')
    await clock.pass(2000)
    expect(live.status()).toMatchObject({ kind: 'stale', at: heardAt })
  })

  it('opens another stream when one is silent', async () => {
    streams[0]?.onEvent('overview', {})
    await clock.pass(12_000)
    expect(streams.length).toBeGreaterThan(1)
  })

  it('ignores what a replaced stream still says', async () => {
    streams[0]?.onEvent('overview', {})
    await clock.pass(12_000)
    events.length = 0
    streams[0]?.onEvent('overview', {})
    expect(events).toEqual([])
  })

  it('tries again after one, two, four and then every eight seconds', async () => {
    const opened = [clock.now()]
    for (let attempt = 0; attempt < 5; attempt++) {
      const before = streams.length
      streams.at(-1)?.onClosed()
      await settled()
      while (streams.length === before) await clock.pass(100)
      opened.push(clock.now())
    }
    const waits = opened.slice(1).map((time, index) => Math.round((time - (opened[index] ?? 0)) / 1000))
    expect(waits).toEqual([1, 2, 4, 8, 8])
  })

  it('polls while no stream comes through', async () => {
    poll = () => Promise.resolve({})
    streams[0]?.onClosed()
    await settled()
    expect(events).toEqual(['overview'])
    expect(live.status().kind).toBe('live')
    await clock.pass(5000)
    streams.at(-1)?.onClosed()
    await settled()
    expect(polls).toBe(2)
    expect(live.status().kind).toBe('live')
  })

  it('tries at once when one asks for it', () => {
    streams[0]?.onClosed()
    live.tryNow()
    expect(streams).toHaveLength(2)
    streams[1]?.onEvent('hello', {})
    expect(live.status().kind).toBe('live')
  })

  it('ends with the session', async () => {
    poll = async () => {
      throw await Problem.of(new Response('{}', { status: 401 }))
    }
    streams[0]?.onClosed()
    await settled()
    expect(ended).toBe(true)
    await clock.pass(60_000)
    expect(streams).toHaveLength(1)
  })

  it('does nothing after it was stopped', async () => {
    live.stop()
    await clock.pass(60_000)
    expect(streams).toHaveLength(1)
    expect(polls).toBe(0)
  })
})
