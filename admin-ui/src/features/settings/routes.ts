import { createRoute } from '@tanstack/react-router'
import { screen } from '../../app/screen'
import { shellRoute } from '../../app/shellRoute'
import { isWhich, type Which } from './settings'

export interface SettingsSearch {
  which?: Which | undefined
  find?: string | undefined
}

export const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings',
  validateSearch: (search: Record<string, unknown>): SettingsSearch => ({
    ...(isWhich(search['which']) && { which: search['which'] }),
    ...(typeof search['find'] === 'string' && search['find'] !== '' && { find: search['find'] }),
  }),
  component: screen(() => import('./SettingsPage'), 'SettingsPage'),
})
