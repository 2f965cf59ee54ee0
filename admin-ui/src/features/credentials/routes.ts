import { createRoute } from '@tanstack/react-router'
import { screen } from '../../app/screen'
import { shellRoute } from '../../app/shellRoute'
import { isGroup, type Group } from './groups'

/** Filters live in the address, and so does the import. */
export interface CredentialsSearch {
  show?: Group | undefined
  find?: string | undefined
  sheet?: 'import' | undefined
}

export const credentialsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/credentials',
  validateSearch: (search: Record<string, unknown>): CredentialsSearch => ({
    ...(isGroup(search['show']) && { show: search['show'] }),
    ...(typeof search['find'] === 'string' && search['find'] !== '' && { find: search['find'] }),
    ...(search['sheet'] === 'import' && { sheet: 'import' as const }),
  }),
  component: screen(() => import('./CredentialsPage'), 'CredentialsPage'),
})

export const credentialRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/credentials/$id',
  params: {
    parse: ({ id }) => ({ id: Number(id) }),
    stringify: ({ id }) => ({ id: String(id) }),
  },
  validateSearch: (search: Record<string, unknown>): { edit?: true } => (search['edit'] === true ? { edit: true } : {}),
  component: screen(() => import('./CredentialPage'), 'CredentialPage'),
})
