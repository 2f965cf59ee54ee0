import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button'

/** Appears with the first selection, floats at the bottom, and names the number. */
export function BulkBar({ selected, onClear, children }: { selected: number; onClear: () => void; children: ReactNode }) {
  const { t } = useTranslation()
  if (selected === 0) return null
  return (
    <div className="bulk" role="toolbar" aria-label={t('ui.bulk.label')}>
      <span className="font-medium whitespace-nowrap">{t('ui.bulk.selected', { count: selected })}</span>
      {children}
      <Button look="quiet" small icon="close" iconOnly onClick={onClear}>{t('ui.bulk.clear')}</Button>
    </div>
  )
}
