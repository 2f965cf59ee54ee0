import { createRootRoute, Link, type ErrorComponentProps } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Empty, Failure } from '../ui/Empty'
import { Page } from './shell/Page'

export const rootRoute = createRootRoute({ notFoundComponent: NotFound, errorComponent: PageFailure })

function NotFound() {
  const { t } = useTranslation()
  return (
    <Page title={t('app.notFound.title')}>
      <Empty title={t('app.notFound.title')} actions={<Link className="btn" to="/">{t('app.notFound.overview')}</Link>}>
        {t('app.notFound.text')}
      </Empty>
    </Page>
  )
}

export function PageFailure({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation()
  return (
    <Page title={t('app.failed')}>
      <Failure title={t('app.failed')} error={error} onRetry={reset} />
    </Page>
  )
}
