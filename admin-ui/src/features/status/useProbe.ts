import { useQuery } from '@tanstack/react-query'
import { askProbe, type ProbePath, type Report } from './probe'

export const pollSeconds = 10

export type ProbeState = Report | { kind: 'checking' } | { kind: 'unreachable' } | { kind: 'timedOut' }

/** The state of one probe now, and when the gateway last answered it: an outage leaves that time where it was. */
export function useProbe(path: ProbePath): { state: ProbeState; answeredAt: Date | undefined } {
  const { data, error, dataUpdatedAt } = useQuery({
    queryKey: ['probe', path],
    queryFn: ({ signal }) => askProbe(path, signal),
    refetchInterval: pollSeconds * 1000,
    retry: false,
  })
  return {
    state: error ? failureOf(error) : (data ?? { kind: 'checking' }),
    answeredAt: dataUpdatedAt === 0 ? undefined : new Date(dataUpdatedAt),
  }
}

function failureOf(error: Error): ProbeState {
  return { kind: error.name === 'TimeoutError' ? 'timedOut' : 'unreachable' }
}
