import type { SeriesTone } from '../../ui/chart/series'
import type { NamedSeries, Split } from './series'

const tones: readonly SeriesTone[] = ['c1', 'c2', 'c3', 'c4', 'c5']
const outcomeTones: Record<string, SeriesTone> = { succeeded: 'cq', refused: 'cw', failed: 'cb', cancelled: 'cx', abandoned: 'c6' }
const rest: SeriesTone = 'c6'

/** The colour of a name, the same in the chart and in the table; names without a series of their own share one. */
export function toneOf(by: Split, series: readonly NamedSeries[], name: string | undefined): SeriesTone {
  if (name === undefined) return rest
  if (by === 'outcome') return outcomeTones[name] ?? rest
  return tones[series.findIndex((one) => one.name === name)] ?? rest
}
