import { createRoute } from '@tanstack/react-router'
import { shellRoute } from '../../app/shellRoute'
import { Pending } from '../../app/shell/Pending'

export const usageRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/usage',
  component: Pending,
})
