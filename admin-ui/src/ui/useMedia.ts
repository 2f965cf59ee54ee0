import { useCallback, useSyncExternalStore } from 'react'

export const phone = '(max-width: 55.99rem)'
export const wide = '(min-width: 80rem)'

/** Whether the window is so, and from then on when it changes. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', listener)
      return () => { list.removeEventListener('change', listener); }
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches)
}
