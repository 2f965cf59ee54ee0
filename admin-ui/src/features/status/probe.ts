/** What the gateway said of itself. No answer at all is not a report: then {@link askProbe} rejects. */
export type Report =
  | { kind: 'ok' }
  | { kind: 'refused'; status: number; reason?: string }
  | { kind: 'malformed'; status: number }

export type ProbePath = '/healthz' | '/readyz'

export const answerWithinSeconds = 5

/** Rejects with a `TimeoutError` when no answer comes in time, with a `TypeError` when there is no way to the gateway. */
export async function askProbe(path: ProbePath, signal: AbortSignal): Promise<Report> {
  const response = await fetch(path, {
    cache: 'no-store',
    headers: { accept: 'application/json' },
    // A login page in between must not send this page to another origin.
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(answerWithinSeconds * 1000)]),
  })
  return reportOf(response.status, await bodyOf(response))
}

/** `undefined` when the body is not JSON; a connection that breaks inside the body still rejects. */
async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function reportOf(status: number, body: unknown): Report {
  if (status !== 200) {
    const reason = textAt(body, 'reason')
    return reason === undefined ? { kind: 'refused', status } : { kind: 'refused', status, reason }
  }
  return textAt(body, 'status') === 'ok' ? { kind: 'ok' } : { kind: 'malformed', status }
}

function textAt(body: unknown, key: string): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  const value: unknown = Object.entries(body).find(([name]) => name === key)?.[1]
  return typeof value === 'string' && value !== '' ? value : undefined
}
