import { createRoute } from '@tanstack/react-router'
import { shellRoute } from '../../app/shellRoute'
import { Pending } from '../../app/shell/Pending'

export const connectRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/connect',
  component: Pending,
})
