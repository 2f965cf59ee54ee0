import { Menu as Base } from '@base-ui/react/menu'
import { useState, type ReactNode } from 'react'
import { Button } from './Button'
import { Icon, type IconName } from './Icon'

export interface MenuItem {
  label: string
  icon: IconName
  onSelect: () => void
  danger?: boolean
  disabled?: boolean
  /** A line above. */
  apart?: boolean
  shortcut?: string
}

interface MenuProps {
  label: string
  items: readonly MenuItem[]
  quiet?: boolean
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

/** The actions of a row or a page, behind three dots. Until it is used a menu is a button and nothing else: a long list has many. */
export function Menu({ label, items, quiet = false, open, onOpenChange }: MenuProps) {
  const [used, setUsed] = useState(false)
  const look = { look: quiet ? 'quiet' : 'plain', small: quiet, icon: 'more', iconOnly: true } as const
  const first = () => {
    setUsed(true)
    onOpenChange?.(true)
  }
  if (!used && open !== true) return <Button {...look} aria-haspopup="menu" aria-expanded={false} onClick={first}>{label}</Button>
  return (
    <Base.Root {...(open === undefined ? { defaultOpen: true } : { open })} onOpenChange={(next) => onOpenChange?.(next)}>
      <Base.Trigger render={<Button {...look}>{label}</Button>} />
      <Base.Portal>
        <Base.Positioner className="z-[45]" align="end" sideOffset={4}>
          <Base.Popup className="menu">
            {items.map((item) => (
              <Item key={item.label} item={item} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

function Item({ item }: { item: MenuItem }): ReactNode {
  return (
    <>
      {item.apart === true && <Base.Separator className="menu-line" />}
      <Base.Item className={`menu-item ${item.danger === true ? 'bad' : ''}`} disabled={item.disabled ?? false} onClick={item.onSelect}>
        <Icon name={item.icon} />
        {item.label}
        {item.shortcut !== undefined && <kbd>{item.shortcut}</kbd>}
      </Base.Item>
    </>
  )
}
