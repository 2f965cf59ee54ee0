import { Meter } from '@base-ui/react/meter'
import { useTranslation } from 'react-i18next'

interface QuotaBarProps {
  used: number
  limit: number
  /** Share of the period that has passed, 0 to 1: the tick. */
  passed?: number
  /** Grey: the account cannot serve, or the key is off. */
  off?: boolean
  label: string
}

/** Ink below 90 %, amber from 90 %, grey where nothing is served. Without a limit there is a figure, and no bar. */
export function QuotaBar({ used, limit, passed, off = false, label }: QuotaBarProps) {
  const { t } = useTranslation()
  const share = limit > 0 ? Math.min(1, used / limit) : 1
  return (
    <Meter.Root className={`qbar ${barTone(share, off)}`} value={Math.round(share * 100)} aria-label={label} getAriaValueText={(text) => text}>
      <i style={{ width: `${String(share * 100)}%` }} />
      {passed !== undefined && <b style={{ insetInlineStart: `${String(passed * 100)}%` }} title={t('ui.quota.passed')} />}
    </Meter.Root>
  )
}

export function barTone(share: number, off: boolean): '' | 'warn' | 'off' {
  if (off) return 'off'
  return share >= 0.9 ? 'warn' : ''
}
