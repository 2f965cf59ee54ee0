import type { UsageRow } from '../../api/schema'

export const ranges = ['day', 'week', 'month', 'thisMonth'] as const
export type Range = (typeof ranges)[number]
export const splits = ['key', 'credential', 'model', 'client', 'outcome'] as const
export type Split = (typeof splits)[number]
export const measures = ['credits', 'requests', 'tokens'] as const
export type Measure = (typeof measures)[number]

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const apart = 5

export const stepOf = (range: Range): 'hour' | 'day' => (range === 'day' ? 'hour' : 'day')

/** The beginning of the first step; hours and days are those of UTC, as the gateway sums them up. */
export function beginOf(range: Range, now: number): number {
  switch (range) {
    case 'day':
      return Math.floor(now / hourMs) * hourMs - 23 * hourMs
    case 'week':
      return Math.floor(now / dayMs) * dayMs - 6 * dayMs
    case 'month':
      return Math.floor(now / dayMs) * dayMs - 29 * dayMs
    case 'thisMonth': {
      const today = new Date(now)
      return Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), 1)
    }
  }
}

/** Each step of the range until now. */
export function stepsOf(range: Range, now: number): number[] {
  const begin = beginOf(range, now)
  const step = stepOf(range) === 'hour' ? hourMs : dayMs
  return Array.from({ length: Math.floor((now - begin) / step) + 1 }, (_, index) => begin + index * step)
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
