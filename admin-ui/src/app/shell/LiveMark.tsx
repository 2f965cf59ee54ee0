import { useTranslation } from 'react-i18next'
import { useFormat } from '../../format/useFormat'
import { useLiveStatus } from '../../live/live'

export function LiveMark({ className = '' }: { className?: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const status = useLiveStatus()
  if (status.kind !== 'live') {
    return <span className={`live off ${className}`}>{t(`app.live.${status.kind}`)}</span>
  }
  return (
    <span className={`live ${className}`} title={t('app.live.updated', { time: format.clockWithSeconds(status.at) })}>
      {t('app.live.live')}
    </span>
  )
}
