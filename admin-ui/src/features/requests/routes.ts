import { createRoute } from '@tanstack/react-router'
import { shellRoute } from '../../app/shellRoute'
import { Pending } from '../../app/shell/Pending'

export const requestsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/requests',
  component: Pending,
})
