import { useMemo } from 'react'
import { useFormat } from '../../format/useFormat'
import type { Span } from './series'

/** The charts of the page share a crosshair. */
export const sync = 'usage'

export interface Steps {
  step: Span['step']
  /** The beginning of each step. */
  times: readonly number[]
}

/** How the axis and the crosshair name a step. */
export function useSteps({ step }: Steps): { time: (time: number) => string; fullTime: (time: number) => string } {
  const format = useFormat()
  return useMemo(
    () => step === 'hour'
      ? { time: (at) => format.clock(at), fullTime: (at) => format.full(at) }
      : { time: (at) => format.day(at), fullTime: (at) => format.day(at) },
    [step, format],
  )
}
