import { createRoute } from '@tanstack/react-router'
import { screen } from '../../app/screen'
import { shellRoute } from '../../app/shellRoute'
import { isDay, measures, ranges, splits, type Measure, type Range, type Split } from './series'

export interface UsageSearch {
  range?: Range | undefined
  /** The first and the last day of a picked range. */
  from?: string | undefined
  to?: string | undefined
  by?: Split | undefined
  measure?: Measure | undefined
}

export const usageRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/usage',
  validateSearch: (search: Record<string, unknown>): UsageSearch => {
    const range = ranges.find((one) => one === search['range'])
    const by = splits.find((one) => one === search['by'])
    const measure = measures.find((one) => one === search['measure'])
    return {
      ...(range && { range }),
      ...(isDay(search['from']) && { from: search['from'] }),
      ...(isDay(search['to']) && { to: search['to'] }),
      ...(by && { by }),
      ...(measure && { measure }),
    }
  },
  component: screen(() => import('./UsagePage'), 'UsagePage'),
})
