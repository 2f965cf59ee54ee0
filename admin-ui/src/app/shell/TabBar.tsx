import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon'
import { bottomBar, moreSheet, type Place } from '../navigation'
import { useDue } from './useDue'
import { useHere } from './useHere'

const MoreSheet = lazy(() => import('./MoreSheet').then((module) => ({ default: module.MoreSheet })))

/** The navigation of phones; More opens a sheet with the rest. */
export function TabBar() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <nav className="tabbar" aria-label={t('app.main')}>
      {bottomBar.map((place) => (
        <Tab key={place.to} place={place} />
      ))}
      <button type="button" aria-haspopup="dialog" aria-expanded={open} {...useHere(...moreSheet)} onClick={() => { setOpen(true); }}>
        <Icon name="more" />
        <span>{t('app.more')}</span>
      </button>
      <Suspense>{open && <MoreSheet onClose={() => { setOpen(false); }} />}</Suspense>
    </nav>
  )
}

function Tab({ place }: { place: Place }) {
  const { t } = useTranslation()
  const due = useDue(place)
  return (
    <Link to={place.to} activeOptions={{ exact: true }} {...useHere(place)}>
      <Icon name={place.icon} />
      <span>{t(`app.nav.${place.name}`)}</span>
      {due > 0 && (
        <span className="due">
          <span aria-hidden="true">{due}</span>
          <span className="hidden-label">{t('app.due', { count: due })}</span>
        </span>
      )}
    </Link>
  )
}
