import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { Problem } from '../api/problem'
import { sessionQuery } from '../features/session/queries'

/** Asks even while the browser believes to be offline: the gateway is often on this machine. */
export function createQueryClient(): QueryClient {
  const onError = (error: unknown) => {
    if (error instanceof Problem && error.sessionEnded) client.setQueryData(sessionQuery.queryKey, { kind: 'closed' })
  }
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: (failures, error) => failures < 2 && error instanceof Problem && (error.status === 0 || error.status >= 500),
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: 'always' },
    },
  })
  return client
}
