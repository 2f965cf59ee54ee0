import { Tabs as BaseTabs } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'
import type { OneOf } from './choice'

/** One of several views of the same thing; the list scrolls sideways where it is too long. */
export function Tabs<T extends string>({ label, value, options, onChange, children }: OneOf<T> & { children: ReactNode }) {
  return (
    <BaseTabs.Root value={value} onValueChange={(chosen: T) => { onChange(chosen); }}>
      <BaseTabs.List className="tablist" aria-label={label}>
        {options.map((option) => <BaseTabs.Tab key={option.value} className="tab" value={option.value}>{option.label}</BaseTabs.Tab>)}
      </BaseTabs.List>
      <BaseTabs.Panel value={value}>{children}</BaseTabs.Panel>
    </BaseTabs.Root>
  )
}
