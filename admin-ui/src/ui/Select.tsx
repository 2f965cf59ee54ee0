import { Select as BaseSelect } from '@base-ui/react/select'
import type { OneOf } from './choice'
import type { FieldIds } from './Field'
import { Icon } from './Icon'

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
