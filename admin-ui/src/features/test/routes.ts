import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../app/shellRoute'

export interface TestSearch {
  model?: string | undefined
  /** Number of a credential. */
  credential?: number | undefined
}

export const testRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/test',
  validateSearch: (search: Record<string, unknown>): TestSearch => ({
    ...(typeof search['model'] === 'string' && { model: search['model'] }),
    ...(typeof search['credential'] === 'number' && { credential: search['credential'] }),
  }),
  component: lazyRouteComponent(() => import('./TestPage'), 'TestPage'),
})
