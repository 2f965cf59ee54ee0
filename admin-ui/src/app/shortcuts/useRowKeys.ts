import { useRef } from 'react'
import { useShortcut } from './registry'

interface RowKeys<K> {
  /** The rows in their order on the screen. */
  rows: readonly K[]
  onOpen?: (row: K) => void
  onSelect?: (row: K) => void
  onMenu?: (row: K) => void
}

/**
 * `j` and `k` move the focus from row to row, `Enter` opens, `x` selects, `.` opens the menu. A row has the attribute
 * `data-row` with its key, and can take the focus (`tabIndex={-1}` is enough).
 */
export function useRowKeys<K extends string | number>({ rows, onOpen, onSelect, onMenu }: RowKeys<K>): void {
  const last = useRef<K | undefined>(undefined)
  const current = (): K | undefined => {
    const key = document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset['row']
    return rows.find((row) => String(row) === key)
  }
  const move = (step: 1 | -1) => {
    const from = current() ?? last.current
    const index = from === undefined ? -1 : rows.indexOf(from)
    const next = rows[index === -1 ? 0 : Math.max(0, Math.min(rows.length - 1, index + step))]
    if (next === undefined) return
    last.current = next
    const element = document.querySelector<HTMLElement>(`[data-row="${CSS.escape(String(next))}"]`)
    element?.focus()
    element?.scrollIntoView({ block: 'nearest' })
  }
  const on = (act: ((row: K) => void) | undefined) => () => {
    const row = current()
    if (row !== undefined) act?.(row)
  }
  useShortcut('j', () => { move(1); })
  useShortcut('k', () => { move(-1); })
  useShortcut('Enter', () => {
    const focused = document.activeElement
    if (focused instanceof HTMLElement && focused.dataset['row'] === undefined) focused.click()
    else on(onOpen)()
  }, onOpen !== undefined)
  useShortcut('x', on(onSelect), onSelect !== undefined)
  useShortcut('.', on(onMenu), onMenu !== undefined)
}
