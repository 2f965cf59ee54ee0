import { createRoute } from '@tanstack/react-router'
import { shellRoute } from '../../app/shellRoute'
import { Pending } from '../../app/shell/Pending'

export const keysRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/keys',
  component: Pending,
})
