import { describe, expect, it } from 'vitest'
import type { UsageRow } from '../../api/schema'
import { dayOf, isDay, seriesOf, spanOf, stepsOf, type Period } from './series'
import { toneOf } from './tones'

const row = (name: string, time: string, credits: number): UsageRow => ({
  name, time, credits, requests: 1, succeeded: 1, refused: 0, failed: 0, cancelled: 0, abandoned: 0, inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0,
})

describe('the series of usage', () => {
  const now = Date.parse('2026-11-19T03:12:00Z')

  const steps = (period: Period) => stepsOf(spanOf(period, now))

  it('have a step for each hour or day until now', () => {
    expect(steps({ range: 'day' })).toHaveLength(24)
    expect(steps({ range: 'week' })).toHaveLength(7)
    expect(steps({ range: 'month' })).toHaveLength(30)
    expect(steps({ range: 'thisMonth' })).toHaveLength(19)
  })

  it('have both days of a picked range, whichever was chosen first', () => {
    const days = steps({ range: 'pick', from: '2026-11-03', to: '2026-11-07' })
    expect(days.map(dayOf)).toEqual(['2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-07'])
    expect(steps({ range: 'pick', from: '2026-11-07', to: '2026-11-03' })).toEqual(days)
  })

  it('of one or two picked days are hours', () => {
    expect(steps({ range: 'pick', from: '2026-11-03', to: '2026-11-04' })).toHaveLength(48)
    expect(steps({ range: 'pick', from: '2026-11-19', to: '2026-11-19' })).toHaveLength(4)
  })

  it('end now where a picked range goes on', () => {
    expect(steps({ range: 'pick', from: '2026-11-15', to: '2026-12-31' })).toHaveLength(5)
    expect(steps({ range: 'pick', from: '2026-12-01', to: '2026-12-31' })).toHaveLength(1)
  })

  it('take days from the address only where they are days', () => {
    expect(['2026-11-03', '2026-13-40', 'today', 7].map(isDay)).toEqual([true, false, false, false])
  })

  it('are the largest five, and the others as one', () => {
    const times = steps({ range: 'week' })
    const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name, index) => row(name, '2026-11-18T00:00:00Z', 10 - index))
    const series = seriesOf(rows, times, 'credits')
    expect(series.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd', 'e', undefined])
    expect(series.at(-1)?.values).toEqual([0, 0, 0, 0, 0, 9, 0])
  })
})

describe('the colours of usage', () => {
  const named = ['a', 'b', 'c', 'd', 'e', undefined].map((name) => ({ name, values: [1] }))

  it('follow the order of the series; the others share one', () => {
    expect([toneOf('key', named, 'a'), toneOf('key', named, 'e'), toneOf('key', named, 'f'), toneOf('key', named, undefined)]).toEqual(['c1', 'c5', 'c6', 'c6'])
  })

  it('are those of the meaning where rows are outcomes', () => {
    expect(toneOf('outcome', named, 'failed')).toBe('cb')
  })
})
