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

/**
 * New rows never move what is under the pointer: while the list is held they wait, and what it shows goes on. Another
 * filter makes another list, which is neither held nor paused; a list of the past gets no new rows.
 *
 * @param list names the list: its filter
 */
export function useHeld(all: readonly Request[], list: string, live: boolean): Held {
  const [state, setState] = useState<{ list: string; ids: ReadonlySet<string>; paused: boolean }>()
  const held = live && state?.list === list ? state : undefined
  const rows = held === undefined ? all : all.filter(({ id }) => held.ids.has(id))
  const hold = (paused: boolean) => { setState({ list, ids: new Set(all.map(({ id }) => id)), paused }); }
  return {
    rows,
    fresh: all.length - rows.length,
    paused: held?.paused ?? false,
    setPaused: (next) => {
      if (next) hold(true)
      else setState(undefined)
    },
    hold: () => { if (held === undefined) hold(false); },
    leave: () => { if (held?.paused !== true) setState(undefined); },
    release: () => { if (held !== undefined) hold(held.paused); },
  }
}
