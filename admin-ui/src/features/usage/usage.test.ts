import { describe, expect, it } from 'vitest'
import type { UsageRow } from '../../api/schema'
import { seriesOf, stepsOf } from './series'

const row = (name: string, time: string, credits: number): UsageRow => ({
  name, time, credits, requests: 1, succeeded: 1, refused: 0, failed: 0, cancelled: 0, abandoned: 0, inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0,
})

describe('the series of usage', () => {
  const now = Date.parse('2026-11-19T03:12:00Z')

  it('have a step for each hour or day until now', () => {
    expect(stepsOf('day', now)).toHaveLength(24)
    expect(stepsOf('week', now)).toHaveLength(7)
    expect(stepsOf('month', now)).toHaveLength(30)
    expect(stepsOf('thisMonth', now)).toHaveLength(19)
  })

  it('are the largest five, and the others as one', () => {
    const times = stepsOf('week', now)
    const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name, index) => row(name, '2026-11-18T00:00:00Z', 10 - index))
    const series = seriesOf(rows, times, 'credits')
    expect(series.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd', 'e', undefined])
    expect(series.at(-1)?.values).toEqual([0, 0, 0, 0, 0, 9, 0])
  })
})
