import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox'
import type { ReactNode } from 'react'
import type { OnOff } from './choice'

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
