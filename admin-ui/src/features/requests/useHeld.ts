import { useState } from 'react'
import type { Request } from '../../api/schema'

export interface Held {
  rows: readonly Request[]
  /** How many wait to be shown. */
  fresh: number
  paused: boolean
  setPaused: (paused: boolean) => void
  /** Nothing moves from now on: the pointer is over the list, or it is scrolled. */
  hold: () => void
  leave: () => void
  /** Shows what waits, and goes on holding. */
  release: () => void
}

/** New rows never move what is under the pointer: while the list is held they wait, and what it shows goes on. */
export function useHeld(all: readonly Request[]): Held {
  const [known, setKnown] = useState<ReadonlySet<string>>()
  const [paused, setPaused] = useState(false)
  const ids = () => new Set(all.map(({ id }) => id))
  const rows = known === undefined ? all : all.filter(({ id }) => known.has(id))
  return {
    rows,
    fresh: all.length - rows.length,
    paused,
    setPaused: (next) => {
      setPaused(next)
      setKnown(next ? ids() : undefined)
    },
    hold: () => { if (known === undefined) setKnown(ids()); },
    leave: () => { if (!paused) setKnown(undefined); },
    release: () => { setKnown(known === undefined ? undefined : ids()); },
  }
}
