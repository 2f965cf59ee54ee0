import { useQuery } from '@tanstack/react-query'
import { overviewQuery } from '../../features/overview/queries'
import { credentials, type Place } from '../navigation'

/** How many credentials need the operator; nothing else is counted in the navigation. */
export function useDue(place: Place): number {
  const due = useQuery({ ...overviewQuery, select: (overview) => overview.credentials.needOperator }).data ?? 0
  return place === credentials ? due : 0
}
