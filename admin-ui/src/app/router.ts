import { createRouter } from '@tanstack/react-router'
import { aboutRoute } from '../features/about/routes'
import { connectRoute } from '../features/connect/routes'
import { credentialRoute, credentialsRoute } from '../features/credentials/routes'
import { keysRoute } from '../features/keys/routes'
import { logsRoute } from '../features/logs/routes'
import { modelsRoute } from '../features/models/routes'
import { overviewRoute } from '../features/overview/routes'
import { requestsRoute } from '../features/requests/routes'
import { settingsRoute } from '../features/settings/routes'
import { signInRoute } from '../features/signin/routes'
import { startRoute } from '../features/start/routes'
import { testRoute } from '../features/test/routes'
import { usageRoute } from '../features/usage/routes'
import { PageFailure, rootRoute } from './rootRoute'
import { shellRoute } from './shellRoute'

const routeTree = rootRoute.addChildren([
  startRoute,
  shellRoute.addChildren([
    overviewRoute,
    requestsRoute,
    usageRoute,
    logsRoute,
    credentialsRoute,
    credentialRoute,
    signInRoute,
    keysRoute,
    modelsRoute,
    settingsRoute,
    connectRoute,
    testRoute,
    aboutRoute,
  ]),
])

export const router = createRouter({
  routeTree,
  basepath: '/admin',
  defaultPreload: 'intent',
  defaultErrorComponent: PageFailure,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
