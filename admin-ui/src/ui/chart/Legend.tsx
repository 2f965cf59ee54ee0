import type { Series } from './series'

export function Legend({ series }: { series: readonly Pick<Series, 'label' | 'tone' | 'kind' | 'faint'>[] }) {
  return (
    <ul className="legend">
      {series.map((one) => (
        <li key={one.label}>
          <i className={`sw ${one.tone} ${one.kind === 'bars' ? '' : 'line'} ${one.faint === true ? 'opacity-65' : ''}`} />
          {one.label}
        </li>
      ))}
    </ul>
  )
}
