import { createRoute } from '@tanstack/react-router'
import { screen } from '../../app/screen'
import { shellRoute } from '../../app/shellRoute'

/** The sign-in that goes on, so that the page survives the trip to another app and back. */
export interface SignInSearch {
  id?: string | undefined
  /** The credential that is signed in again. */
  again?: number | undefined
  kind?: string | undefined
}

export const signInRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): SignInSearch => ({
    ...(typeof search['id'] === 'string' && { id: search['id'] }),
    ...(typeof search['again'] === 'number' && { again: search['again'] }),
    ...(typeof search['kind'] === 'string' && { kind: search['kind'] }),
  }),
  component: screen(() => import('./SignInPage'), 'SignInPage'),
})
