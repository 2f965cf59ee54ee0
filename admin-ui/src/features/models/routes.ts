import { createRoute } from '@tanstack/react-router'
import { screen } from '../../app/screen'
import { shellRoute } from '../../app/shellRoute'

export interface ModelsSearch {
  find?: string | undefined
}

export const modelsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/models',
  validateSearch: (search: Record<string, unknown>): ModelsSearch => (typeof search['find'] === 'string' && search['find'] !== '' ? { find: search['find'] } : {}),
  component: screen(() => import('./ModelsPage'), 'ModelsPage'),
})
