import { useSyncExternalStore } from 'react'
import { announcement } from './announce'

/** The one region that speaks: changes of the verdict, and the end of what one asked for. */
export function Announcer() {
  const text = useSyncExternalStore(announcement.subscribe, announcement.get)
  return (
    <p className="hidden-label" role="status" aria-live="polite">
      {text}
    </p>
  )
}
