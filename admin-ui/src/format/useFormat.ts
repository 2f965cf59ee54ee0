import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { amount, compact, count, percent, short } from './numbers'
import { calendarDays, clock, clockWithSeconds, dayText, distance, fullText, span } from './times'

const oneDay = 24 * 60 * 60_000

/** Numbers, durations and times in the words of one language. Times are RFC 3339 texts or milliseconds since 1970. */
export class Format {
  readonly count = count
  readonly amount = amount
  readonly compact = compact
  readonly short = short
  readonly #t: TFunction
  readonly #language: string
  readonly #now: () => number

  constructor(t: TFunction, language: string, now: () => number = Date.now) {
    this.#t = t
    this.#language = language
    this.#now = now
  }

  /** `2.4 %`, `2.4%`. */
  percent(share: number): string {
    return this.#t('format.percent', { value: percent(share) })
  }

  /** `0.84 s`, `2 min 14 s`. */
  duration(milliseconds: number): string {
    const parts = span(milliseconds)
    switch (parts.kind) {
      case 'seconds':
        return this.#t('format.seconds', { seconds: parts.seconds })
      case 'minutes':
        return this.#t('format.minutes', { minutes: parts.minutes, seconds: parts.seconds })
      case 'hours':
        return this.#t('format.hours', { hours: parts.hours, minutes: parts.minutes })
      case 'days':
        return this.#t('format.days', { count: parts.days, hours: parts.hours })
    }
  }

  clock(time: string | number): string {
    return clock(new Date(time))
  }

  clockWithSeconds(time: string | number): string {
    return clockWithSeconds(new Date(time))
  }

  /** `Sat 28 Nov`. */
  day(time: string | number): string {
    return dayText(new Date(time), new Date(this.#now()), this.#language)
  }

  /** `today`, `yesterday`, `Sun 1 Nov`. */
  dayName(time: string | number): string {
    const days = calendarDays(new Date(this.#now()), new Date(time))
    if (days === 0) return this.#t('format.today')
    return days === -1 ? this.#t('format.yesterday') : this.day(time)
  }

  /** The clock today, else the day: `03:14`, `Tue 1 Dec`. */
  moment(time: string | number): string {
    return calendarDays(new Date(this.#now()), new Date(time)) === 0 ? this.clock(time) : this.day(time)
  }

  /** The absolute time, for titles. */
  full(time: string | number): string {
    return fullText(new Date(time), this.#language)
  }

  /** `31 min ago` up to a day, then `Tue 17 Nov`. */
  ago(time: string | number): string {
    const past = this.#now() - new Date(time).getTime()
    if (past >= oneDay) return this.day(time)
    const { unit, count: number } = distance(past)
    return this.#t(`format.ago.${unit}`, { count: number })
  }

  /** `in 9 days`. */
  ahead(time: string | number): string {
    const { unit, count: number } = distance(new Date(time).getTime() - this.#now())
    return this.#t(`format.ahead.${unit}`, { count: number })
  }

  /** What lies ahead has both: `Sat 28 Nov, in 9 days`. */
  momentAhead(time: string | number): string {
    return this.#t('format.both', { day: this.moment(time), relative: this.ahead(time) })
  }
}

export function useFormat(): Format {
  const { t, i18n } = useTranslation()
  return useMemo(() => new Format(t, i18n.language), [t, i18n.language])
}
