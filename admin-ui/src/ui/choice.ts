import type { ReactNode } from 'react'

export interface Option<T extends string> {
  value: T
  label: ReactNode
  /** How many there are of it, set smaller. */
  count?: number
  /** What a screen reader says instead, where the label is an icon. */
  name?: string
}

/** One of several: what `Segmented` and `Select` need. */
export interface OneOf<T extends string> {
  label: string
  value: T
  options: readonly Option<T>[]
  onChange: (value: T) => void
}

/** What `Checkbox` and `Switch` need. */
export interface OnOff {
  checked: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean
}
