import { Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useStale } from '../../live/live'
import { Announcer } from '../../ui/Announcer'
import { Shortcuts } from '../shortcuts/Shortcuts'
import { Rail } from './Rail'
import { StaleBanner } from './StaleBanner'
import { TabBar } from './TabBar'
import { TopBar } from './TopBar'

/** What stands around every page: rail or bottom bar, the banner for old data, the shortcuts. */
export function Shell() {
  const { t } = useTranslation()
  const stale = useStale()
  return (
    <>
      <a className="skip" href="#main">{t('app.skip')}</a>
      <div className="shell" data-stale={stale || undefined}>
        <Rail />
        <div className="min-w-0">
          <TopBar />
          <StaleBanner />
          <Outlet />
        </div>
      </div>
      <TabBar />
      <Shortcuts />
      <Announcer />
    </>
  )
}
