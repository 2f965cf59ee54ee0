import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { theme, usePreference } from '../../app/preferences'
import { plotOptions, stacked } from './plot'
import type { ChartProps } from './series'
import { Tip } from './Tip'

/**
 * A chart over time: three or four grid lines, no frame, a crosshair with a table. Its label is a sentence; the figures
 * stand elsewhere on the page or in a CSV.
 */
export function UPlotChart(props: ChartProps) {
  const { label, times, series, height = 168 } = props
  const box = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  const [cursor, setCursor] = useState<{ index: number; left: number } | null>(null)
  const colours = usePreference(theme)
  const dark = useSystemDark()
  const shape = series.map((one) => `${one.kind}:${one.tone}:${one.label}`).join('|')

  useEffect(() => {
    latest.current = props
  })

  useEffect(() => {
    const element = box.current
    if (element === null) return
    const plot = new uPlot(plotOptions(() => latest.current, element, height, setCursor), stacked(latest.current), element)
    const observer = new ResizeObserver(() => {
      plot.setSize({ width: element.clientWidth, height })
    })
    observer.observe(element)
    plots.set(element, plot)
    return () => {
      observer.disconnect()
      plots.delete(element)
      plot.destroy()
    }
  }, [shape, height, colours, dark])

  useEffect(() => {
    const plot = box.current === null ? undefined : plots.get(box.current)
    plot?.setData(stacked({ ...latest.current, times, series }))
  }, [times, series])

  return (
    <div className="chart" role="img" aria-label={label}>
      <div ref={box} style={{ height }} />
      {cursor !== null && <Tip {...props} {...cursor} />}
    </div>
  )
}

const plots = new WeakMap<HTMLElement, uPlot>()

const systemDark = window.matchMedia('(prefers-color-scheme: dark)')

function followSystem(listener: () => void): () => void {
  systemDark.addEventListener('change', listener)
  return () => { systemDark.removeEventListener('change', listener); }
}

function useSystemDark(): boolean {
  return useSyncExternalStore(followSystem, () => systemDark.matches)
}
