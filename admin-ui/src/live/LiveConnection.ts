import { Problem } from '../api/problem'

/** The kinds of events of `GET /api/admin/events`. */
export const liveEvents = ['hello', 'overview', 'requests', 'credentials', 'keys', 'settings'] as const
export type LiveEventName = (typeof liveEvents)[number]

export type LiveStatus =
  | { kind: 'connecting' }
  | { kind: 'live'; at: number }
  /** Nothing was heard for ten seconds. `at` is the time of the data that the page shows, if it has any. */
  | { kind: 'stale'; at: number | undefined; retryAt: number }

export interface Stream {
  close: () => void
}

export interface StreamListener {
  onEvent: (name: LiveEventName, data: unknown) => void
  onClosed: () => void
}

export interface Clock {
  now: () => number
  /** Calls the function once, unless the returned function is called before. */
  after: (milliseconds: number, act: () => void) => () => void
}

interface Options {
  openStream: (listener: StreamListener) => Stream
  /** The fall-back where a proxy lets no stream through: the overview by an ordinary request. */
  poll: () => Promise<unknown>
  onEvent: (name: LiveEventName, data: unknown) => void
  onSessionEnded: () => void
  clock: Clock
}

export const staleAfterMs = 10_000
const pollEveryMs = 5000
const retryDelaysMs = [1000, 2000, 4000, 8000]

/**
 * Keeps the state of the gateway flowing: one event stream, and while that fails one poll every five seconds, with a try
 * for the stream before each. A gateway that does not answer at all is tried again after 1, 2, 4 and then every 8 seconds.
 */
export class LiveConnection {
  readonly #options: Options
  readonly #listeners = new Set<() => void>()
  #status: LiveStatus = { kind: 'connecting' }
  #stream: Stream | undefined
  #heardAt: number | undefined
  #openedAt: number
  #failures = 0
  #cancelRetry: (() => void) | undefined
  #cancelWatch: (() => void) | undefined
  #running = false

  constructor(options: Options) {
    this.#options = options
    this.#openedAt = options.clock.now()
  }

  readonly status = (): LiveStatus => this.#status

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  start(): void {
    this.#running = true
    this.#openedAt = this.#options.clock.now()
    this.#connect()
    this.#watch()
  }

  stop(): void {
    this.#running = false
    this.#cancelRetry?.()
    this.#cancelWatch?.()
    this.#closeStream()
  }

  readonly tryNow = (): void => {
    if (!this.#running) return
    this.#cancelRetry?.()
    this.#closeStream()
    this.#connect()
  }

  #connect(): void {
    this.#openedAt = this.#options.clock.now()
    const stream: Stream = this.#options.openStream({
      onEvent: (name, data) => {
        if (this.#stream === stream) this.#heard(name, data)
      },
      onClosed: () => {
        if (this.#stream === stream) this.#lost()
      },
    })
    this.#stream = stream
  }

  #heard(name: LiveEventName, data: unknown): void {
    this.#failures = 0
    this.#heardAt = this.#options.clock.now()
    this.#show({ kind: 'live', at: this.#heardAt })
    this.#options.onEvent(name, data)
  }

  #lost(): void {
    this.#closeStream()
    void this.#poll()
  }

  async #poll(): Promise<void> {
    try {
      const overview = await this.#options.poll()
      if (!this.#running || this.#stream !== undefined) return
      this.#heard('overview', overview)
      this.#retryAfter(pollEveryMs)
    } catch (error) {
      if (!this.#running || this.#stream !== undefined) return
      if (error instanceof Problem && error.sessionEnded) {
        this.stop()
        this.#options.onSessionEnded()
        return
      }
      this.#retryAfter(retryDelaysMs[Math.min(this.#failures++, retryDelaysMs.length - 1)] ?? pollEveryMs)
    }
  }

  #retryAfter(milliseconds: number): void {
    this.#retryAt = this.#options.clock.now() + milliseconds
    this.#cancelRetry = this.#options.clock.after(milliseconds, () => { this.#connect(); })
    this.#checkAge()
  }

  #retryAt = 0

  #watch(): void {
    this.#cancelWatch = this.#options.clock.after(1000, () => {
      this.#checkAge()
      this.#watch()
    })
  }

  #checkAge(): void {
    const now = this.#options.clock.now()
    if (now - (this.#heardAt ?? this.#openedAt) < staleAfterMs && this.#status.kind !== 'stale') return
    if (this.#stream !== undefined && now - Math.max(this.#openedAt, this.#heardAt ?? 0) >= staleAfterMs) {
      // The stream is open and silent: its heartbeat comes every five seconds, so that the connection is dead.
      this.#lost()
    }
    if (now - (this.#heardAt ?? 0) >= staleAfterMs) this.#show({ kind: 'stale', at: this.#heardAt, retryAt: Math.max(now, this.#retryAt) })
  }

  #closeStream(): void {
    const stream = this.#stream
    this.#stream = undefined
    stream?.close()
  }

  #show(status: LiveStatus): void {
    this.#status = status
    this.#listeners.forEach((listener) => { listener(); })
  }
}
