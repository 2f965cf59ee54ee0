import { createRoute } from '@tanstack/react-router'
import { screen } from '../../app/screen'
import { rootRoute } from '../../app/rootRoute'
import type { SignInSearch } from '../signin/routes'

export interface StartSearch extends SignInSearch {
  /** Of the client key that step 2 created. */
  key?: string | undefined
  /** The client has called, or the operator connects it later. */
  connected?: true | undefined
}

export const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/start',
  validateSearch: (search: Record<string, unknown>): StartSearch => ({
    ...(typeof search['id'] === 'string' && { id: search['id'] }),
    ...(typeof search['kind'] === 'string' && { kind: search['kind'] }),
    ...(typeof search['key'] === 'string' && { key: search['key'] }),
    ...(search['connected'] === true && { connected: true as const }),
  }),
  component: screen(() => import('./StartPage'), 'StartPage'),
})
