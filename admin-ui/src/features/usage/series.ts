import type { UsageRow } from '../../api/schema'

export const ranges = ['day', 'week', 'month', 'thisMonth', 'pick'] as const
export type Range = (typeof ranges)[number]
export const splits = ['key', 'credential', 'model', 'client', 'outcome'] as const
export type Split = (typeof splits)[number]
export const measures = ['credits', 'requests', 'tokens'] as const
export type Measure = (typeof measures)[number]

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const apart = 5
/** Up to so many days a step is an hour. */
const hourlyDays = 2

/** What the page shows; the days of a picked range are UTC's, both included. */
export interface Period {
  range: Range
  from?: string | undefined
  to?: string | undefined
}

/** A period as times: from the first step to the first moment that is no longer in it. Hours and days are those of UTC, as the gateway sums them up. */
export interface Span {
  begin: number
  end: number
  step: 'hour' | 'day'
}

export function spanOf({ range, from, to }: Period, now: number): Span {
  const today = Math.floor(now / dayMs) * dayMs
  switch (range) {
    case 'day':
      return { begin: Math.floor(now / hourMs) * hourMs - 23 * hourMs, end: now + 1, step: 'hour' }
    case 'week':
      return { begin: today - 6 * dayMs, end: now + 1, step: 'day' }
    case 'month':
      return { begin: today - 29 * dayMs, end: now + 1, step: 'day' }
    case 'thisMonth':
      return { begin: Date.UTC(new Date(now).getUTCFullYear(), new Date(now).getUTCMonth(), 1), end: now + 1, step: 'day' }
    case 'pick':
      return picked(Date.parse(from ?? dayOf(today - 6 * dayMs)), Date.parse(to ?? dayOf(today)), now)
  }
}

/** Whichever of the two days was chosen first. */
function picked(one: number, other: number, now: number): Span {
  const begin = Math.min(one, other, Math.floor(now / hourMs) * hourMs)
  const end = Math.min(Math.max(one, other) + dayMs, now + 1)
  return { begin, end, step: end - begin <= hourlyDays * dayMs ? 'hour' : 'day' }
}

export const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))

/** `2026-11-19` in UTC. */
export const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** The beginning of each step. */
export function stepsOf({ begin, end, step }: Span): number[] {
  const length = step === 'hour' ? hourMs : dayMs
  return Array.from({ length: Math.max(1, Math.ceil((end - begin) / length)) }, (_, index) => begin + index * length)
}

export function valueOf(row: UsageRow, measure: Measure): number {
  return measure === 'tokens' ? row.inputTokens + row.outputTokens : row[measure]
}

export interface NamedSeries {
  /** Absent for the rest of them. */
  name: string | undefined
  values: number[]
}

/** One series for each of the largest names; from the sixth on they are one. */
export function seriesOf(rows: readonly UsageRow[], times: readonly number[], measure: Measure): NamedSeries[] {
  const byName = new Map<string, number[]>()
  for (const row of rows) {
    const index = times.indexOf(Date.parse(row.time ?? ''))
    if (index === -1) continue
    const values = byName.get(row.name) ?? times.map(() => 0)
    values[index] = (values[index] ?? 0) + valueOf(row, measure)
    byName.set(row.name, values)
  }
  const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0)
  const sorted = [...byName].sort(([, one], [, other]) => sum(other) - sum(one)).map(([name, values]) => ({ name, values }))
  const rest = sorted.slice(apart)
  if (rest.length === 0) return sorted
  return [...sorted.slice(0, apart), { name: undefined, values: times.map((_, index) => sum(rest.map(({ values }) => values[index] ?? 0))) }]
}
