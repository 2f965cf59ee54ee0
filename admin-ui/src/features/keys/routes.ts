import { createRoute } from '@tanstack/react-router'
import { screen } from '../../app/screen'
import { shellRoute } from '../../app/shellRoute'

export interface KeysSearch {
  find?: string | undefined
  sheet?: 'create' | undefined
}

export const keysRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/keys',
  validateSearch: (search: Record<string, unknown>): KeysSearch => ({
    ...(typeof search['find'] === 'string' && search['find'] !== '' && { find: search['find'] }),
    ...(search['sheet'] === 'create' && { sheet: 'create' as const }),
  }),
  component: screen(() => import('./KeysPage'), 'KeysPage'),
})
