import { createRoute } from '@tanstack/react-router'
import { screen } from '../../app/screen'
import { shellRoute } from '../../app/shellRoute'

export const aboutRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/about',
  component: screen(() => import('./AboutPage'), 'AboutPage'),
})
