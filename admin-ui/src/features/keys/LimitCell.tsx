import { useTranslation } from 'react-i18next'
import { QuotaBar } from '../../ui/QuotaBar'

interface LimitCellProps {
  used: number
  limit: number | null | undefined
  text: (value: number) => string
  off: boolean
  label: string
  more?: string
}

/** What is used of a limit, with its bar; without a limit the figure alone. */
export function LimitCell({ used, limit, text, off, label, more }: LimitCellProps) {
  const { t } = useTranslation()
  if (typeof limit !== 'number') return <div className="lm"><span>{t('keys.noLimit', { used: text(used) })}</span></div>
  return (
    <div className="lm">
      <span>{t('keys.usedOf', { used: text(used), limit: text(limit) })}{more !== undefined && ` ${more}`}</span>
      <QuotaBar used={used} limit={limit} off={off} label={label} />
    </div>
  )
}
