import { Link } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '../../app/shell/Page'
import { signInRoute } from './routes'
import { SignInFlow } from './SignInFlow'

/** A page of its own, not a dialog: it survives the trip to another app and back. */
export function SignInPage() {
  const { t } = useTranslation()
  const search = signInRoute.useSearch()
  const navigate = signInRoute.useNavigate()
  const toList = useCallback(() => { void navigate({ to: '/credentials' }); }, [navigate])
  return (
    <Page title={t('signIn.title')}>
      <nav className="crumbs phone-off" aria-label={t('credentials.where')}>
        <Link to="/credentials">{t('app.nav.credentials')}</Link>
        <span aria-hidden="true">/</span>
        <span>{t('signIn.crumb')}</span>
      </nav>
      <div className="signin">
        <SignInFlow at={search} go={(to) => { void navigate({ search: to }); }} onCancel={toList} onDone={toList} />
      </div>
    </Page>
  )
}
