import { useEffect, useRef } from 'react'

const acts = new Map<string, Set<() => void>>()

/** Calls the function when the key is pressed, unless a field or a layer has the focus. The latest component wins. */
export function useShortcut(key: string, act: () => void, enabled = true): void {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    if (!enabled) return
    const run = () => { latest.current(); }
    const registered = acts.get(key) ?? new Set()
    acts.set(key, registered)
    registered.add(run)
    return () => {
      registered.delete(run)
    }
  }, [key, enabled])
}

/** Whether a component wanted the key. */
export function runShortcut(key: string): boolean {
  const act = [...(acts.get(key) ?? [])].at(-1)
  act?.()
  return act !== undefined
}

/** Not while a field has the focus, a layer is open, or the browser's own shortcut is meant. */
export function isShortcut(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false
  const target = event.target
  if (target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select, [role=combobox]') !== null)) return false
  return document.querySelector('[role=dialog], [role=alertdialog], [role=menu], [role=listbox]') === null
}
