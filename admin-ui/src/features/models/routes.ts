import { createRoute } from '@tanstack/react-router'
import { shellRoute } from '../../app/shellRoute'
import { Pending } from '../../app/shell/Pending'

export const modelsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/models',
  component: Pending,
})
