import { createRoute } from '@tanstack/react-router'
import { screen } from '../../app/screen'
import { shellRoute } from '../../app/shellRoute'
import { isOutcome, isRange, type Outcome, type Range } from './filter'

/** Range, filters and the open request live in the address. Without a range the list is live. */
export interface RequestsSearch {
  range?: Range | undefined
  outcome?: Outcome | undefined
  key?: string | undefined
  credential?: number | undefined
  model?: string | undefined
  find?: string | undefined
  open?: string | undefined
}

export const requestsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/requests',
  validateSearch: (search: Record<string, unknown>): RequestsSearch => ({
    ...(isRange(search['range']) && { range: search['range'] }),
    ...(isOutcome(search['outcome']) && { outcome: search['outcome'] }),
    ...(typeof search['credential'] === 'number' && { credential: search['credential'] }),
    ...text(search, 'key'),
    ...text(search, 'model'),
    ...text(search, 'find'),
    ...text(search, 'open'),
  }),
  component: screen(() => import('./RequestsPage'), 'RequestsPage'),
})

/** A number that somebody typed into the address is a text as well. */
function text(search: Record<string, unknown>, name: string): Record<string, string> {
  const value = search[name]
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? { [name]: String(value) } : {}
}
