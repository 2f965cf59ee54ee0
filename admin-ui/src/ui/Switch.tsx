import { Switch as BaseSwitch } from '@base-ui/react/switch'
import type { ReactNode } from 'react'
import type { OnOff } from './choice'

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
