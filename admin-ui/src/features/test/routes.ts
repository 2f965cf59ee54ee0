import { createRoute } from '@tanstack/react-router'
import { shellRoute } from '../../app/shellRoute'
import { Pending } from '../../app/shell/Pending'

export const testRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/test',
  component: Pending,
})
