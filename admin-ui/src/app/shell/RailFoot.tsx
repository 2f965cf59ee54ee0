import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { overviewQuery } from '../../features/overview/queries'
import { LogOut } from '../../features/session/LogOut'

/** Version, way out, and both switches: at the foot of the rail, and of the sheet on phones. */
export function RailFoot({ children, host = false }: { children: ReactNode; host?: boolean }) {
  const { t } = useTranslation()
  const version = useQuery({ ...overviewQuery, select: (overview) => overview.version }).data
  return (
    <div className="rail-foot">
      <p className="ver flex items-center justify-between gap-2">
        <Link to="/about" className="text-muted" title={t('app.nav.about')}>
          {[host ? location.host : undefined, version ?? 'kiro4j'].filter(Boolean).join(' · ')}
        </Link>
        <LogOut />
      </p>
      {children}
    </div>
  )
}
