import uPlot from 'uplot'
import { colourOf, type ChartProps, type Series } from './series'

type Cursor = { index: number; left: number } | null

/** Columns for uPlot: bars carry the sum of those below them, and are drawn from the tallest to the lowest. */
export function stacked({ times, series }: Pick<ChartProps, 'times' | 'series'>): uPlot.AlignedData {
  const sums = times.map(() => 0)
  const columns = series.map((one) =>
    one.kind === 'bars' ? times.map((_, index) => (sums[index] = (sums[index] ?? 0) + (one.values[index] ?? 0))) : [...one.values],
  )
  return [times.map((time) => time / 1000), ...columns.reverse()]
}

export function plotOptions(props: () => ChartProps, element: HTMLElement, height: number, onCursor: (cursor: Cursor) => void): uPlot.Options {
  const { series, sync } = props()
  const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()
  const font = `${token('--text-2xs') === '0.75rem' ? '12' : '11'}px ${getComputedStyle(document.body).fontFamily}`
  return {
    width: element.clientWidth,
    height,
    legend: { show: false },
    padding: [8, Math.max(16, halfLabel(props())), 0, 0],
    cursor: {
      y: false,
      points: { show: false },
      drag: { x: false, y: false },
      ...(sync !== undefined && { sync: { key: sync } }),
    },
    scales: { x: { time: true, range: (_, min, max) => [min, max + lastStep(props())] }, y: { range: (_, __, max) => [0, topOf(max, props().least ?? 1)] } },
    axes: [timeAxis(props, token, font), valueAxis(props, token, font)],
    series: [{}, ...[...series].reverse().map((one) => plotSeries(one, token))],
    hooks: {
      setCursor: [(plot) => { onCursor(cursorOf(plot)); }],
      draw: [(plot) => { drawMark(plot, props().mark, token, font); }],
    },
  }
}

/** Bars stand to the right of their time: the last one needs room. */
function lastStep({ times, series }: ChartProps): number {
  const last = times.at(-1) ?? 0
  return series.some((one) => one.kind === 'bars') ? (last - (times.at(-2) ?? last)) / 1000 : 0
}

/** Half the width of a label of the time axis: the first and the last label need the room beside the plot. */
function halfLabel({ times, time }: ChartProps): number {
  const width = Array.from(time(times[0] ?? 0)).reduce((sum, letter) => sum + (letter > '\u2e80' ? 11 : 6), 0)
  return width / 2
}

function cursorOf(plot: uPlot): Cursor {
  const { idx, left } = plot.cursor
  if (idx === null || idx === undefined || left === undefined || left < 0) return null
  return { index: idx, left: left + plot.bbox.left / devicePixelRatio }
}

function timeAxis(props: () => ChartProps, token: (name: string) => string, font: string): uPlot.Axis {
  return {
    stroke: token('--color-muted'),
    font,
    size: 28,
    gap: 8,
    space: 90,
    grid: { show: false },
    ticks: { show: false },
    border: { show: true, stroke: token('--color-line-strong'), width: 1 },
    values: (_, splits) => splits.map((seconds) => props().time(seconds * 1000)),
  }
}

function valueAxis(props: () => ChartProps, token: (name: string) => string, font: string): uPlot.Axis {
  return {
    stroke: token('--color-muted'),
    font,
    size: (_, values: string[] | null) => Math.max(halfLabel(props()), 12 + Math.max(2, ...(values ?? []).map((value) => value.length)) * 6.4),
    gap: 6,
    grid: { stroke: token('--color-chart-grid'), width: 1 },
    ticks: { show: false },
    splits: (_, __, ___, max) => thirds(max),
    values: (_, splits) => splits.map((value) => axisText(props(), value, splits.at(-1) ?? 0)),
  }
}

/** The unit stands on the top label only. */
function axisText({ value, bareValue }: ChartProps, tick: number, top: number): string {
  if (tick === 0) return '0'
  return tick === top || bareValue === undefined ? value(tick) : bareValue(tick)
}

/** Three steps where they come out even, else two or four. */
export function thirds(top: number): number[] {
  const steps = [3, 4, 2].find((count) => isEven(top / count)) ?? 2
  return Array.from({ length: steps + 1 }, (_, step) => (top / steps) * step)
}

function isEven(step: number): boolean {
  const size = 10 ** Math.floor(Math.log10(step))
  return [1, 2, 2.5, 3, 4, 5].some((nice) => Math.abs(step / size - nice) < 1e-9)
}

function topOf(max: number | null, least: number): number {
  return max !== null && max > least ? niceTop(max) : least
}

/** The next round number above the highest value. */
export function niceTop(max: number | null): number {
  if (max === null || !(max > 0)) return 1
  const size = 10 ** Math.floor(Math.log10(max))
  const nice = [1, 1.2, 1.5, 2, 3, 4, 5, 6, 8, 9, 10].find((step) => max <= step * size * 1.0001) ?? 10
  return nice * size
}

function plotSeries(one: Series, token: (name: string) => string): uPlot.Series {
  const colour = token(colourOf[one.tone])
  if (one.kind === 'bars') {
    return { stroke: colour, fill: colour, width: 0, points: { show: false }, ...bars }
  }
  return {
    stroke: colour,
    alpha: one.faint === true ? 0.65 : 1,
    width: one.faint === true ? 1.5 : 2,
    points: { size: 5, width: 0, fill: colour, filter: lonely },
    spanGaps: true,
    ...(one.kind === 'area' && { fill: `${colour}1a` }),
    ...(one.dashed === true && { dash: [3, 3] }),
  }
}

/** A value between two gaps is no line: it shows as a point. */
function lonely(plot: uPlot, index: number): number[] {
  const values = plot.data[index] ?? []
  const known = (at: number) => values[at] !== null && values[at] !== undefined
  const count = Array.from(values).filter((_, at) => known(at)).length
  return count === 1 ? Array.from(values, (_, at) => at).filter(known) : []
}

const bars: Pick<uPlot.Series, 'paths'> = { ...(uPlot.paths.bars !== undefined && { paths: uPlot.paths.bars({ size: [0.76, 24], align: 1 }) }) }

function drawMark(plot: uPlot, mark: ChartProps['mark'], token: (name: string) => string, font: string) {
  if (mark === undefined) return
  const x = Math.round(plot.valToPos(mark.time / 1000, 'x', true))
  const { left, top, width, height } = plot.bbox
  if (x < left || x > left + width) return
  const { ctx } = plot
  ctx.save()
  ctx.fillStyle = token('--color-text-2')
  ctx.fillRect(x, top, Math.max(1, devicePixelRatio), height)
  ctx.font = font.replace(/^\d+px/, (size) => `${String(Number.parseInt(size) * devicePixelRatio)}px`)
  ctx.textAlign = x > left + width * 0.7 ? 'right' : 'left'
  ctx.fillText(mark.text, x + (ctx.textAlign === 'right' ? -5 : 5) * devicePixelRatio, top + 10 * devicePixelRatio)
  ctx.restore()
}
