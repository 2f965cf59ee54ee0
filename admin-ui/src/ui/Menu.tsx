import { Menu as Base } from '@base-ui/react/menu'
import type { ReactNode } from 'react'
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

/** The actions of a row or a page, behind three dots. */
export function Menu({ label, items, quiet = false, open, onOpenChange }: MenuProps) {
  return (
    <Base.Root {...(open !== undefined && { open })} onOpenChange={(next) => onOpenChange?.(next)}>
      <Base.Trigger render={<Button look={quiet ? 'quiet' : 'plain'} small={quiet} icon="more" iconOnly>{label}</Button>} />
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
