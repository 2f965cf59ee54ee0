const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How long something took, in the parts that people say: two at most. */
export type Span =
  | { kind: 'seconds'; seconds: string }
  | { kind: 'minutes'; minutes: number; seconds: number }
  | { kind: 'hours'; hours: number; minutes: number }
  | { kind: 'days'; days: number; hours: number }

/** `0.84 s`, `21.4 s`, `2 min 14 s`, `3 h 5 min`, `2 days 4 h`. */
export function span(milliseconds: number): Span {
  if (milliseconds < minute - 50) return { kind: 'seconds', seconds: secondsText(milliseconds / 1000) }
  const seconds = Math.round(milliseconds / 1000)
  if (seconds < 3600) return { kind: 'minutes', minutes: Math.floor(seconds / 60), seconds: seconds % 60 }
  const minutes = Math.round(milliseconds / minute)
  if (minutes < 24 * 60) return { kind: 'hours', hours: Math.floor(minutes / 60), minutes: minutes % 60 }
  const hours = Math.round(milliseconds / hour)
  return { kind: 'days', days: Math.floor(hours / 24), hours: hours % 24 }
}

function secondsText(seconds: number): string {
  if (seconds >= 10) return (Math.round(seconds * 10) / 10).toString()
  return (Math.round(seconds * 100) / 100).toString()
}

/** The distance between two times in the one unit that people say. */
export interface Distance {
  unit: 'seconds' | 'minutes' | 'hours' | 'days'
  count: number
}

export function distance(milliseconds: number): Distance {
  const size = Math.abs(milliseconds)
  if (size < minute) return { unit: 'seconds', count: Math.max(1, Math.round(size / 1000)) }
  if (size < hour - 30_000) return { unit: 'minutes', count: Math.round(size / minute) }
  if (size < day - 30 * minute) return { unit: 'hours', count: Math.round(size / hour) }
  return { unit: 'days', count: Math.round(size / day) }
}

/** Whole days from one date to another, as a calendar counts them. */
export function calendarDays(from: Date, to: Date): number {
  return Math.round((startOfDay(to) - startOfDay(from)) / day)
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}

const two = (number: number) => String(number).padStart(2, '0')

/** `03:12` in the browser's zone. */
export function clock(date: Date): string {
  return `${two(date.getHours())}:${two(date.getMinutes())}`
}

/** `03:12:04` in the browser's zone. */
export function clockWithSeconds(date: Date): string {
  return `${clock(date)}:${two(date.getSeconds())}`
}

const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short' })
const month = new Intl.DateTimeFormat('en-GB', { month: 'short' })

/** `Tue 17 Nov` or `11月17日`; with the year where it is another than now's. */
export function dayText(date: Date, now: Date, language: string): string {
  const sameYear = date.getFullYear() === now.getFullYear()
  if (language === 'zh-CN') {
    const text = `${String(date.getMonth() + 1)}月${String(date.getDate())}日`
    return sameYear ? text : `${String(date.getFullYear())}年${text}`
  }
  const text = `${weekday.format(date)} ${String(date.getDate())} ${month.format(date).replace('Sept', 'Sep')}`
  return sameYear ? text : `${text} ${String(date.getFullYear())}`
}

/** `Thu 19 Nov 2026, 03:12:04`, for the title of a time. */
export function fullText(date: Date, language: string): string {
  const anotherYear = new Date(0)
  const separator = language === 'zh-CN' ? ' ' : ', '
  return dayText(date, anotherYear, language) + separator + clockWithSeconds(date)
}
