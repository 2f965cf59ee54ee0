import { useEffect, useState, type ComponentType } from 'react'

/** A toast follows something that somebody did: what shows toasts is loaded with the first touch of a key or the pointer. */
export function ToastRegion() {
  const [Toasts, setToasts] = useState<ComponentType>()
  useEffect(() => {
    if (Toasts !== undefined) return
    const load = () => {
      import('./Toasts').then((module) => { setToasts(() => module.Toasts); }, () => {
        // The gateway did not answer: the next touch asks again.
      })
    }
    window.addEventListener('pointerdown', load, { capture: true })
    window.addEventListener('keydown', load, { capture: true })
    return () => {
      window.removeEventListener('pointerdown', load, { capture: true })
      window.removeEventListener('keydown', load, { capture: true })
    }
  }, [Toasts])
  return Toasts === undefined ? null : <Toasts />
}
