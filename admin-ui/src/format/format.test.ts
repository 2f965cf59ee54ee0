import { describe, expect, it } from 'vitest'
import { texts } from '../test/texts'
import { amount, compact, count, percent, short } from './numbers'
import { Format } from './useFormat'

const now = new Date(2026, 10, 19, 3, 12, 4).getTime()
const at = (...parts: [number, number, number, number?, number?]) => new Date(...parts).getTime()

async function format(language: 'en' | 'zh-CN'): Promise<Format> {
  const instance = await texts(language)
  return new Format(instance.t, language, () => now)
}

describe('numbers', () => {
  it('group their digits', () => {
    expect(count(48212)).toBe('48,212')
  })

  it.each([
    [1412, '1,412'],
    [164.23, '164.2'],
    [0.412, '0.41'],
    [588, '588'],
  ])('%d credits are %s', (credits, text) => {
    expect(amount(credits)).toBe(text)
  })

  it.each([
    [980, '980'],
    [38_100, '38.1 k'],
    [412_000, '412 k'],
    [999_600, '1 M'],
    [18_400_000, '18.4 M'],
  ])('%d tokens are short as %s', (tokens, text) => {
    expect(short(tokens)).toBe(text)
  })

  it('keep figure and unit apart for the large figures', () => {
    expect(compact(18_400_000)).toEqual({ value: '18.4', unit: 'M' })
  })

  it.each([
    [0, '0'],
    [0.022, '2.2'],
    [0.6, '60'],
    [1, '100'],
  ])('a share of %d is %s percent', (share, text) => {
    expect(percent(share)).toBe(text)
  })
})

describe('in English', () => {
  it.each([
    [840, '0.84 s'],
    [21_400, '21.4 s'],
    [59_960, '1 min 0 s'],
    [134_000, '2 min 14 s'],
    [3_840_000, '1 h 4 min'],
    [180_000_000, '2 days 2 h'],
    [90_000_000, '1 day 1 h'],
  ])('%d ms last %s', async (milliseconds, text) => {
    expect((await format('en')).duration(milliseconds)).toBe(text)
  })

  it.each([
    [at(2026, 10, 19, 2, 41), '31 min ago'],
    [at(2026, 10, 18, 21, 8), '6 h ago'],
    [at(2026, 10, 17, 23), 'Tue 17 Nov'],
    [at(2025, 10, 17), 'Mon 17 Nov 2025'],
  ])('%d was %s', async (time, text) => {
    expect((await format('en')).ago(time)).toBe(text)
  })

  it('says both the day and the distance of what lies ahead', async () => {
    expect((await format('en')).momentAhead(at(2026, 10, 28, 3, 12))).toBe('Sat 28 Nov, in 9 days')
  })

  it('has one plural for each number', async () => {
    const english = await format('en')
    expect(english.ahead(at(2026, 10, 20, 3, 12))).toBe('in 1 day')
    expect(english.ahead(at(2026, 10, 22, 3, 12))).toBe('in 3 days')
  })

  it('names today and yesterday', async () => {
    const english = await format('en')
    expect(english.dayName(at(2026, 10, 19, 0, 5))).toBe('today')
    expect(english.dayName(at(2026, 10, 18, 23, 5))).toBe('yesterday')
    expect(english.dayName(at(2026, 10, 1))).toBe('Sun 1 Nov')
  })

  it('sets a space before the percent sign', async () => {
    expect((await format('en')).percent(0.024)).toBe('2.4 %')
  })
})

describe('in Chinese', () => {
  it('writes dates without spaces', async () => {
    const chinese = await format('zh-CN')
    expect(chinese.day(at(2026, 10, 28))).toBe('11月28日')
    expect(chinese.full(now)).toBe('2026年11月19日 03:12:04')
  })

  it('writes durations, distances and shares its own way', async () => {
    const chinese = await format('zh-CN')
    expect(chinese.duration(134_000)).toBe('2 分 14 秒')
    expect(chinese.ago(at(2026, 10, 19, 2, 41))).toBe('31 分钟前')
    expect(chinese.momentAhead(at(2026, 10, 28, 3, 12))).toBe('11月28日，9 天后')
    expect(chinese.percent(0.024)).toBe('2.4%')
  })
})
