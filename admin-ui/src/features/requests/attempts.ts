import type { Attempt, Request } from '../../api/schema'

export type BarTone = 'throttled' | 'failed' | 'answered' | 'running'

/** One attempt on the axis; shares of 1. */
export interface Bar {
  attempt: Attempt
  tone: BarTone
  start: number
  length: number
  durationMs: number
  /** The wait before the next attempt. */
  waitMs: number
  waitLength: number
}

export interface Timeline {
  /** The length of the axis. */
  endMs: number
  bars: readonly Bar[]
}

/** The attempts on one time axis: up to the first event, or as far as they went where there was none. */
export function timeline({ attempts, firstEventMs, durationMs }: Pick<Request, 'attempts' | 'firstEventMs' | 'durationMs'>): Timeline {
  const lastEnd = Math.max(0, ...attempts.map((attempt) => attempt.startMs + (attempt.durationMs ?? 0)))
  const running = attempts.some(({ outcome }) => outcome === 'waiting')
  const endMs = Math.max(1, firstEventMs ?? (running ? durationMs : lastEnd))
  const bars = attempts.map((attempt, index) => {
    const start = Math.min(attempt.startMs, endMs)
    const length = Math.max(0, Math.min(attempt.durationMs ?? endMs - attempt.startMs, endMs - start))
    const next = attempts[index + 1]
    const waitMs = next === undefined ? 0 : Math.max(0, next.startMs - attempt.startMs - (attempt.durationMs ?? 0))
    return {
      attempt,
      tone: toneOf(attempt),
      start: start / endMs,
      length: length / endMs,
      durationMs: attempt.durationMs ?? endMs - start,
      waitMs,
      waitLength: Math.min(waitMs, Math.max(0, endMs - start - length)) / endMs,
    }
  })
  return { endMs, bars }
}

function toneOf({ outcome, cause }: Attempt): BarTone {
  if (outcome === 'answered') return 'answered'
  if (outcome === 'waiting') return 'running'
  return /rate|throttl|limit/i.test(cause ?? '') ? 'throttled' : 'failed'
}

/** What the attempts before the last one cost. */
export function failOverMs({ attempts }: Pick<Request, 'attempts'>): number {
  return attempts.length < 2 ? 0 : (attempts.at(-1)?.startMs ?? 0)
}
