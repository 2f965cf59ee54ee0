import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon'
import type { Place } from '../navigation'
import { useDue } from './useDue'
import { useHere } from './useHere'

export function NavLink({ place, onClick }: { place: Place; onClick?: () => void }) {
  const { t } = useTranslation()
  const due = useDue(place)
  return (
    <Link to={place.to} activeOptions={{ exact: true }} {...useHere(place)} {...(onClick !== undefined && { onClick })}>
      <Icon name={place.icon} />
      <span>{t(`app.nav.${place.name}`)}</span>
      {due > 0 && (
        <span className="n due" title={t('app.due', { count: due })}>
          {due}
        </span>
      )}
    </Link>
  )
}
