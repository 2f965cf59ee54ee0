import { useTranslation } from 'react-i18next'
import { useFormat } from '../../format/useFormat'
import { useNow } from '../../format/useNow'
import { passedShare } from './account'
import { OrderNote } from './FilterBar'

export function TableFoot({ reset }: { reset: string | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(60_000)
  return (
    <footer className="foot">
      <OrderNote className="desk-off" />
      <span>{reset === undefined ? t('credentials.foot.tick') : t('credentials.foot.tickAt', { share: format.percent(passedShare(reset, now)) })}</span>
      <span className="phone-off" aria-hidden="true">
        <kbd>j</kbd> <kbd>k</kbd> {t('credentials.foot.move')} &nbsp; <kbd>{'Enter'}</kbd> {t('credentials.foot.open')} &nbsp; <kbd>x</kbd> {t('credentials.foot.select')} &nbsp; <kbd>?</kbd> {t('credentials.foot.all')}
      </span>
    </footer>
  )
}
