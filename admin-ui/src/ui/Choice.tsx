import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox'
import { Select as BaseSelect } from '@base-ui/react/select'
import { Switch as BaseSwitch } from '@base-ui/react/switch'
import { Toggle } from '@base-ui/react/toggle'
import { ToggleGroup } from '@base-ui/react/toggle-group'
import type { ReactNode } from 'react'
import { Icon } from './Icon'
import type { FieldIds } from './Field'

export interface Option<T extends string> {
  value: T
  label: ReactNode
  /** How many there are of it, set smaller. */
  count?: number
  /** What a screen reader says instead, where the label is an icon. */
  name?: string
}

interface OneOf<T extends string> {
  label: string
  value: T
  options: readonly Option<T>[]
  onChange: (value: T) => void
}

/** Two to five short choices that act at once. */
export function Segmented<T extends string>({ label, value, options, onChange, small = false, className }: OneOf<T> & { small?: boolean; className?: 'tog' }) {
  return (
    <ToggleGroup
      className={className ?? (small ? 'seg sm' : 'seg')}
      aria-label={label}
      value={[value]}
      onValueChange={(chosen) => {
        const next = options.find((option) => option.value === chosen[0])
        if (next !== undefined) onChange(next.value)
      }}
    >
      {options.map((option) => (
        <Toggle key={option.value} value={option.value} aria-label={option.name}>
          <span>{option.label}</span>
          {option.count !== undefined && <span className="n">{option.count}</span>}
        </Toggle>
      ))}
    </ToggleGroup>
  )
}

/** More than five choices, or long ones. */
export function Select<T extends string>({ label, value, options, onChange, ids, disabled = false, className = '' }: OneOf<T> & { ids?: FieldIds; disabled?: boolean; className?: string }) {
  const items = options.map((option) => ({ value: option.value, label: option.label }))
  return (
    <BaseSelect.Root items={items} value={value} disabled={disabled} onValueChange={(chosen) => { if (chosen !== null) onChange(chosen); }}>
      <BaseSelect.Trigger {...ids} className={`select ${className}`} aria-label={ids === undefined ? label : undefined}>
        <BaseSelect.Value />
        <Icon name="down" />
      </BaseSelect.Trigger>
      <BaseSelect.Portal>
        <BaseSelect.Positioner className="z-[90]" sideOffset={4} alignItemWithTrigger={false}>
          <BaseSelect.Popup className="menu choices">
            {options.map((option) => (
              <BaseSelect.Item key={option.value} value={option.value} className="menu-item choice">
                <BaseSelect.ItemText>{option.label}</BaseSelect.ItemText>
                <Icon name="check" />
              </BaseSelect.Item>
            ))}
          </BaseSelect.Popup>
        </BaseSelect.Positioner>
      </BaseSelect.Portal>
    </BaseSelect.Root>
  )
}

interface OnOff {
  checked: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean
}

interface CheckboxProps extends OnOff {
  /** Beside the box, or only spoken. */
  label?: ReactNode
  'aria-label'?: string
  /** Some of what the box stands for is selected. */
  mixed?: boolean
}

export function Checkbox({ label, checked, mixed = false, onChange, disabled = false, 'aria-label': name }: CheckboxProps) {
  const box = (
    <BaseCheckbox.Root
      className="box"
      checked={checked}
      indeterminate={mixed}
      disabled={disabled}
      aria-label={name}
      onCheckedChange={(next) => { onChange(next); }}
    >
      <BaseCheckbox.Indicator>
        <svg viewBox="0 0 12 12" aria-hidden="true" className="block">
          <path d={mixed ? 'M3 6h6' : 'm2.500 6.500 2.300 2.300 4.700-5.300'} />
        </svg>
      </BaseCheckbox.Indicator>
    </BaseCheckbox.Root>
  )
  if (label === undefined) return box
  return (
    <label className="check">
      {box}
      <span>{label}</span>
    </label>
  )
}

/** Acts at once. */
export function Switch({ label, checked, onChange, disabled = false }: OnOff & { label: ReactNode }) {
  return (
    <label className="flex items-center gap-2.5">
      <BaseSwitch.Root className="switch" checked={checked} disabled={disabled} onCheckedChange={(next) => { onChange(next); }}>
        <BaseSwitch.Thumb />
      </BaseSwitch.Root>
      <span>{label}</span>
    </label>
  )
}
