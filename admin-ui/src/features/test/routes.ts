import { createRoute } from '@tanstack/react-router'
import { screen } from '../../app/screen'
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
  component: screen(() => import('./TestPage'), 'TestPage'),
})
