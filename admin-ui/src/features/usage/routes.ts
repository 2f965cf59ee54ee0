import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../app/shellRoute'
import { measures, ranges, splits, type Measure, type Range, type Split } from './series'

export interface UsageSearch {
  range?: Range | undefined
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
    return { ...(range && { range }), ...(by && { by }), ...(measure && { measure }) }
  },
  component: lazyRouteComponent(() => import('./UsagePage'), 'UsagePage'),
})
