import { createRoute } from '@tanstack/react-router'
import { screen } from '../../app/screen'
import { shellRoute } from '../../app/shellRoute'
import { isClient, type Client } from './lines'

/** The choices live in the address, so that the lines of one client can be handed on. No secret is among them. */
export interface ConnectSearch {
  client?: Client | undefined
  /** Id of a client key. */
  key?: string | undefined
  model?: string | undefined
}

export const connectRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/connect',
  validateSearch: (search: Record<string, unknown>): ConnectSearch => ({
    ...(isClient(search['client']) && { client: search['client'] }),
    ...(typeof search['key'] === 'string' && { key: search['key'] }),
    ...(typeof search['model'] === 'string' && { model: search['model'] }),
  }),
  component: screen(() => import('./ConnectPage'), 'ConnectPage'),
})
