import { createRoute } from '@tanstack/react-router'
import { shellRoute } from '../../app/shellRoute'
import { Pending } from '../../app/shell/Pending'

export const aboutRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/about',
  component: Pending,
})
