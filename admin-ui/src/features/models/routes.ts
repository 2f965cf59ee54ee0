import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../app/shellRoute'

export interface ModelsSearch {
  find?: string | undefined
}

export const modelsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/models',
  validateSearch: (search: Record<string, unknown>): ModelsSearch => (typeof search['find'] === 'string' && search['find'] !== '' ? { find: search['find'] } : {}),
  component: lazyRouteComponent(() => import('./ModelsPage'), 'ModelsPage'),
})
