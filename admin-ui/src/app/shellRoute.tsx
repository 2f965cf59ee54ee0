import { createRoute } from '@tanstack/react-router'
import { rootRoute } from './rootRoute'
import { Shell } from './shell/Shell'

/** Parent of every page that has the rail; the guided start stands outside. */
export const shellRoute = createRoute({ getParentRoute: () => rootRoute, id: 'shell', component: Shell })
