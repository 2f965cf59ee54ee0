import { QueryClient } from '@tanstack/react-query'

/** Asks even while the browser believes to be offline: the gateway is often on this machine. */
export function createQueryClient(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { networkMode: 'always' } } })
}
