import { describe, expect, it } from 'vitest'
import type { LogLine } from '../../api/schema'
import { keptLines, revealed, withLines, type Tail } from './tail'

const line = (id: number): LogLine => ({ id, time: '2026-11-19T02:41:07.512Z', level: 'INFO', logger: 'a.B', area: 'a', thread: 't', message: String(id) })
const ids = (lines: readonly LogLine[]) => lines.map((one) => one.id)
const empty: Tail = { shown: [], waiting: [] }

describe('the tail of the log', () => {
  it('has the newest line first, and none twice', () => {
    const tail = withLines(withLines(empty, [line(1), line(2)], false), [line(2), line(3)], false)
    expect(ids(tail.shown)).toEqual([3, 2, 1])
  })

  it('holds new lines back until they are asked for', () => {
    const held = withLines(withLines(empty, [line(1)], false), [line(2), line(3)], true)
    expect(ids(held.shown)).toEqual([1])
    expect(ids(held.waiting)).toEqual([3, 2])
    expect(ids(revealed(held).shown)).toEqual([3, 2, 1])
  })

  it('does not grow without end', () => {
    const many = Array.from({ length: keptLines + 5 }, (_, index) => line(index))
    expect(withLines(empty, many, false).shown).toHaveLength(keptLines)
  })
})
