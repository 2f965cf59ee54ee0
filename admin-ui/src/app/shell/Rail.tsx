import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Mark } from '../../ui/Mark'
import { groups } from '../navigation'
import { NavLink } from './NavLink'
import { Preferences } from './Preferences'
import { RailFoot } from './RailFoot'

export function Rail() {
  const { t } = useTranslation()
  return (
    <nav className="rail" aria-label={t('app.main')}>
      <Link className="brand" to="/">
        <Mark />
        kiro4j
      </Link>
      <p className="where" title={t('app.thisGateway')}>{location.host}</p>
      <ul className="nav">
        {groups.map((group, index) =>
          group.map((place, position) => (
            <li key={place.to} className={index > 0 && position === 0 ? 'gap' : undefined}>
              <NavLink place={place} />
            </li>
          )),
        )}
      </ul>
      <RailFoot>
        <Preferences />
      </RailFoot>
    </nav>
  )
}
