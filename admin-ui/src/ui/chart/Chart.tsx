import { lazy, Suspense } from 'react'
import type { ChartProps } from './series'

const Loaded = lazy(() => import('./UPlotChart').then((module) => ({ default: module.UPlotChart })))

/** The chart with its height kept free until uPlot is here. */
export function Chart(props: ChartProps) {
  return (
    <Suspense fallback={<div style={{ height: props.height ?? 168 }} />}>
      <Loaded {...props} />
    </Suspense>
  )
}
