import { createRoute } from '@tanstack/react-router'
import { shellRoute } from '../../app/shellRoute'
import { Pending } from '../../app/shell/Pending'

export const logsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/logs',
  component: Pending,
})
