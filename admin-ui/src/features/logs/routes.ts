import { createRoute } from '@tanstack/react-router'
import { screen } from '../../app/screen'
import { shellRoute } from '../../app/shellRoute'
import { isLevel, type Level } from './tail'

export interface LogsSearch {
  level?: Level | undefined
  text?: string | undefined
}

export const logsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/logs',
  validateSearch: (search: Record<string, unknown>): LogsSearch => ({
    ...(isLevel(search['level']) && { level: search['level'] }),
    ...(typeof search['text'] === 'string' && search['text'] !== '' && { text: search['text'] }),
  }),
  component: screen(() => import('./LogsPage'), 'LogsPage'),
})
