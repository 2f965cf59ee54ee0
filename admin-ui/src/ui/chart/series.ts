/** The colours of the tokens. 1 to 5 tell series apart, 6 is "others"; quiet is the normal case of outcomes. */
export type SeriesTone = 'c1' | 'c2' | 'c3' | 'c4' | 'c5' | 'c6' | 'cq' | 'cx' | 'cw' | 'cb'

export interface Series {
  label: string
  tone: SeriesTone
  /** Bars stand on each other in the order of the list. */
  kind: 'bars' | 'line' | 'area'
  values: readonly (number | null)[]
  dashed?: boolean
  /** Fainter than the others: a secondary line. */
  faint?: boolean
}

export interface ChartProps {
  /** What the chart shows, as a sentence. */
  label: string
  /** Milliseconds since 1970. */
  times: readonly number[]
  series: readonly Series[]
  height?: number
  /** The value axis reaches so far at least; 1 unless given. */
  least?: number
  /** Axis and table: a value with its unit. */
  value: (value: number) => string
  /** The ticks of the value axis but the top one, without a unit. */
  bareValue?: (value: number) => string
  time: (time: number) => string
  /** The crosshair's time; `time` unless given. */
  fullTime?: (time: number) => string
  /** Charts of one range share a crosshair. */
  sync?: string
  /** An event, as a line with a word. */
  mark?: { time: number; text: string }
}

export const colourOf: Record<SeriesTone, string> = {
  c1: '--color-chart-1',
  c2: '--color-chart-2',
  c3: '--color-chart-3',
  c4: '--color-chart-4',
  c5: '--color-chart-5',
  c6: '--color-chart-6',
  cq: '--color-chart-quiet',
  cx: '--color-faint',
  cw: '--color-warn-fill',
  cb: '--color-bad-fill',
}
