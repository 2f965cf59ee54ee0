import { useQuery } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { sessionQuery } from '../features/session/queries'
import { LiveProvider } from '../live/LiveProvider'
import { Failure } from '../ui/Empty'
import { ToastRegion } from '../ui/ToastRegion'
import { router } from './router'

const Login = lazy(() => import('../features/session/LoginPage').then((module) => ({ default: module.LoginPage })))

/** The login at whatever address, or the page behind it. */
export function App() {
  const { t } = useTranslation()
  const session = useQuery(sessionQuery)
  if (session.isError) {
    return (
      <main className="mx-auto max-w-xl px-4 py-16">
        <Failure title={t('app.noAnswer')} error={session.error} onRetry={() => { void session.refetch(); }} />
      </main>
    )
  }
  if (session.data === undefined) return null
  if (session.data.kind !== 'open') {
    return (
      <Suspense>
        <Login off={session.data.kind === 'off'} />
      </Suspense>
    )
  }
  return (
    <LiveProvider>
      <RouterProvider router={router} />
      <ToastRegion />
    </LiveProvider>
  )
}
