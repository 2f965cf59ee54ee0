import type { LogLine } from '../../api/schema'

export const levels = ['ERROR', 'WARN', 'INFO', 'DEBUG'] as const
export type Level = (typeof levels)[number]

export function isLevel(value: unknown): value is Level {
  return levels.some((level) => level === value)
}

/** Of one filter, newest first. `waiting` are those that came while the operator was reading. */
export interface Tail {
  shown: readonly LogLine[]
  waiting: readonly LogLine[]
}

/** More than this the page does not keep: the download has all. */
export const keptLines = 1000

export function withLines(tail: Tail, lines: readonly LogLine[], hold: boolean): Tail {
  const last = tail.waiting[0]?.id ?? tail.shown[0]?.id ?? -1
  const fresh = lines.filter((line) => line.id > last).sort((one, other) => other.id - one.id)
  if (fresh.length === 0) return tail
  return hold ? { ...tail, waiting: kept([...fresh, ...tail.waiting]) } : { shown: kept([...fresh, ...tail.waiting, ...tail.shown]), waiting: [] }
}

export function revealed(tail: Tail): Tail {
  return tail.waiting.length === 0 ? tail : { shown: kept([...tail.waiting, ...tail.shown]), waiting: [] }
}

const kept = (lines: readonly LogLine[]) => lines.slice(0, keptLines)
