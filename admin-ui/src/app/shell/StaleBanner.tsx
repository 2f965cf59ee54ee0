import { Trans, useTranslation } from 'react-i18next'
import { useFormat } from '../../format/useFormat'
import { useNow } from '../../format/useNow'
import { useLiveStatus, useTryNow } from '../../live/live'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'

/** From ten seconds without an event: the time of the data, the countdown to the next try. */
export function StaleBanner() {
  const { t } = useTranslation()
  const format = useFormat()
  const status = useLiveStatus()
  const tryNow = useTryNow()
  const now = useNow()
  if (status.kind !== 'stale') return null
  const seconds = Math.max(1, Math.ceil((status.retryAt - now) / 1000))
  return (
    <div className="banner" role="status">
      <Icon name="clock" />
      <span>
        {status.at === undefined ? (
          t('app.stale.never', { seconds })
        ) : (
          <Trans i18nKey="app.stale.since" values={{ time: format.clockWithSeconds(status.at), seconds }} components={{ 1: <b /> }} />
        )}
      </span>
      <Button small className="end" onClick={tryNow}>{t('app.stale.tryNow')}</Button>
    </div>
  )
}
