import { queryOptions } from '@tanstack/react-query'
import { call } from '../../api/client'

/** Asked for again when the event stream tells of a change. */
export const settingsQuery = queryOptions({
  queryKey: ['settings', 'all'],
  queryFn: ({ signal }) => call('get', '/api/admin/config', { signal }),
})
