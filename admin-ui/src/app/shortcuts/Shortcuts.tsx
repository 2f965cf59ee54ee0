import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { places } from '../navigation'
import { shortcuts, usePreference } from '../preferences'
import { isShortcut, runShortcut } from './registry'

const Help = lazy(() => import('./ShortcutHelp').then((module) => ({ default: module.ShortcutHelp })))

const sequenceMs = 1500

/** Listens to the keys of the whole page: `g` and a letter, `/`, `?`, and what the screens have registered. */
export function Shortcuts() {
  const navigate = useNavigate()
  const enabled = usePreference(shortcuts) === 'on'
  const [help, setHelp] = useState(false)
  const goAt = useRef(Number.NEGATIVE_INFINITY)

  useEffect(() => {
    if (!enabled) return
    const act = (event: KeyboardEvent): boolean => {
      if (event.timeStamp - goAt.current < sequenceMs) {
        goAt.current = Number.NEGATIVE_INFINITY
        const place = places.find((one) => one.key === event.key)
        if (place !== undefined) void navigate({ to: place.to })
        return place !== undefined
      }
      if (event.key === 'g') {
        goAt.current = event.timeStamp
        return true
      }
      if (event.key === '?') {
        setHelp(true)
        return true
      }
      return event.key === '/' ? focusFind() : runShortcut(event.key)
    }
    const listen = (event: KeyboardEvent) => {
      if (isShortcut(event) && act(event)) event.preventDefault()
    }
    document.addEventListener('keydown', listen)
    return () => { document.removeEventListener('keydown', listen); }
  }, [enabled, navigate])

  return <Suspense>{help && <Help onClose={() => { setHelp(false); }} />}</Suspense>
}

function focusFind(): boolean {
  const field = document.querySelector<HTMLInputElement>('[data-find]')
  field?.focus()
  return field !== null
}
