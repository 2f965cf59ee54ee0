import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let timer: number | undefined
let now = Date.now()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= window.setInterval(tick, 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    window.clearInterval(timer)
    timer = undefined
  }
}

function tick() {
  now = Date.now()
  listeners.forEach((listener) => { listener(); })
}

/** The time, in steps of as many milliseconds; all components share one timer of a second. */
export function useNow(step = 1000): number {
  return useSyncExternalStore(subscribe, () => Math.floor(now / step) * step)
}
