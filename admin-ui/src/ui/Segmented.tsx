import type { OneOf } from './choice'

/** Two to five short choices that act at once. Plain buttons: every page has one, and loads nothing for them. */
export function Segmented<T extends string>({ label, value, options, onChange, small = false, className }: OneOf<T> & { small?: boolean; className?: 'tog' }) {
  return (
    <div className={className ?? (small ? 'seg sm' : 'seg')} role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-label={option.name}
          aria-pressed={option.value === value}
          onClick={() => {
            if (option.value !== value) onChange(option.value)
          }}
        >
          <span>{option.label}</span>
          {option.count !== undefined && <span className="n">{option.count}</span>}
        </button>
      ))}
    </div>
  )
}
