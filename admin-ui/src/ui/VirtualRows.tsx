import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'

const virtualFrom = 100

interface VirtualRowsProps<T> {
  rows: readonly T[]
  columns: number
  /** Height of a usual row in pixels; the rows are measured once they show. */
  estimate: number
  rowKey: (row: T) => string | number
  children: (row: T, index: number) => ReactNode
}

/**
 * The body of a table that scrolls with the window. From 100 rows on, only those near the window exist; two empty rows
 * keep the height of the rest.
 */
export function VirtualRows<T>(props: VirtualRowsProps<T>) {
  if (props.rows.length < virtualFrom) return <tbody>{props.rows.map((row, index) => props.children(row, index))}</tbody>
  return <WindowedRows {...props} />
}

function WindowedRows<T>({ rows, columns, estimate, rowKey, children }: VirtualRowsProps<T>) {
  const body = useRef<HTMLTableSectionElement>(null)
  const [offset, setOffset] = useState(0)
  useLayoutEffect(() => {
    setOffset((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY)
  }, [])
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => estimate,
    overscan: 12,
    scrollMargin: offset,
    getItemKey: (index) => {
      const row = rows[index]
      return row === undefined ? index : rowKey(row)
    },
  })
  const items = virtualizer.getVirtualItems()
  const before = (items[0]?.start ?? offset) - offset
  const after = virtualizer.getTotalSize() + offset - (items.at(-1)?.end ?? offset)
  return (
    <tbody ref={body}>
      <Gap height={before} columns={columns} />
      {items.map((item) => {
        const row = rows[item.index]
        return row === undefined ? null : children(row, item.index)
      })}
      <Gap height={after} columns={columns} />
    </tbody>
  )
}

function Gap({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden="true">
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  )
}
