import { useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { places } from '../navigation'
import { Page, PageHead } from './Page'

/** Stands in for a screen that is not built yet. */
export function Pending() {
  const { t } = useTranslation()
  const path = useLocation({ select: (location) => location.pathname })
  const place = places.find((one) => one.to === path)
  const title = place === undefined ? '' : t(`app.nav.${place.name}`)
  return (
    <Page title={title}>
      <PageHead title={title} />
    </Page>
  )
}
