/** A figure and its unit, which the page sets apart. */
export interface Figure {
  value: string
  unit: string
}

const noBreakSpace = ' '

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

/** `48,212`. Both languages group by three. */
export function count(number: number): string {
  return whole.format(number)
}

/** Credits and the like: `1,412`, `164.2`, `0.41`: more digits for the small. */
export function amount(number: number): string {
  const size = Math.abs(number)
  const digits = size >= 1000 || Number.isInteger(number) ? 0 : size >= 10 ? 1 : 2
  return new Intl.NumberFormat('en-US', { maximumFractionDigits: digits }).format(number)
}

/** `18.4 M`, `412 k`, `980`. */
export function compact(number: number): Figure {
  if (number < 1000) return { value: count(number), unit: '' }
  const [divisor, unit] = number < 999_500 ? ([1000, 'k'] as const) : ([1_000_000, 'M'] as const)
  const scaled = number / divisor
  return { value: new Intl.NumberFormat('en-US', { maximumFractionDigits: scaled < 100 ? 1 : 0 }).format(scaled), unit }
}

/** `18.4 M` in one piece. */
export function short(number: number): string {
  const { value, unit } = compact(number)
  return unit === '' ? value : `${value}${noBreakSpace}${unit}`
}

/** A share of 1 as `2.4`, `0`, `100`; the percent sign comes from the texts. */
export function percent(share: number): string {
  const digits = share > 0 && share < 0.1 ? 1 : 0
  return new Intl.NumberFormat('en-US', { maximumFractionDigits: digits }).format(share * 100)
}
