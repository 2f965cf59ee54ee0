import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { NewClientKey } from '../../api/schema'
import { useFormat } from '../../format/useFormat'
import { Secret } from '../../ui/Secret'

/** The key, this once, with until when the former one goes on. */
export function KeySecret({ created, onClose }: { created: NewClientKey; onClose: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { key, detail } = created
  return (
    <Secret title={t('keys.secret.title', { name: detail.name })} secret={key} label={t('keys.secret.label')} onClose={onClose}>
      <p className="text-xs text-muted">
        {t('keys.secret.hash')}
        {detail.previousUntil && ` ${t('keys.secret.previous', { time: format.momentAhead(detail.previousUntil) })}`} <Link to="/connect">{t('keys.connect')}</Link>
      </p>
    </Secret>
  )
}
