import { useVirtualizer } from '@tanstack/react-virtual'
import type { ReactNode } from 'react'
import type { Request } from '../../api/schema'
import { phone, useMedia } from '../../ui/useMedia'
import { VirtualRows } from '../../ui/VirtualRows'

interface RowsProps {
  rows: readonly Request[]
  columns: number
  /** The element that scrolls; null before it is there. */
  list: HTMLDivElement | null
  children: (request: Request) => ReactNode
}

const virtualFrom = 100
const rowHeight = 35
const phoneRowHeight = 57

/** The rows of a list that scrolls inside the window; on a phone the page itself scrolls. */
export function Rows({ rows, columns, list, children }: RowsProps) {
  if (useMedia(phone)) return <VirtualRows rows={rows} columns={columns} estimate={phoneRowHeight} rowKey={({ id }) => id}>{children}</VirtualRows>
  if (rows.length < virtualFrom) return <tbody role="rowgroup">{rows.map(children)}</tbody>
  return <ScrolledRows rows={rows} columns={columns} list={list}>{children}</ScrolledRows>
}

function ScrolledRows({ rows, columns, list, children }: RowsProps) {
  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler memoizes here
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => list,
    estimateSize: () => rowHeight,
    overscan: 12,
    getItemKey: (index) => rows[index]?.id ?? index,
  })
  const items = virtualizer.getVirtualItems()
  return (
    <tbody role="rowgroup">
      <Gap height={items[0]?.start ?? 0} columns={columns} />
      {items.map(({ index }) => {
        const row = rows[index]
        return row === undefined ? null : children(row)
      })}
      <Gap height={virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0)} columns={columns} />
    </tbody>
  )
}

function Gap({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden="true" className="gap">
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  )
}
