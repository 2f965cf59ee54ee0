/** Why a call of the gateway failed. `message` is the gateway's own sentence, in English, or empty if it did not answer. */
export class Problem extends Error {
  override readonly name = 'Problem'
  /** HTTP status; 0 if the gateway could not be reached. */
  readonly status: number
  /** The gateway's stable name of the problem; empty if it gave none. */
  readonly code: string
  /** The wrong member or parameter, if there is one. */
  readonly field: string | undefined
  /** Names the line in the gateway's log. */
  readonly requestId: string | undefined
  /** When a refused caller may try again, in seconds. */
  readonly retryAfter: number | undefined

  private constructor(status: number, message: string, more: Partial<Pick<Problem, 'code' | 'field' | 'requestId' | 'retryAfter' | 'cause'>>) {
    super(message, { cause: more.cause })
    this.status = status
    this.code = more.code ?? ''
    this.field = more.field
    this.requestId = more.requestId
    this.retryAfter = more.retryAfter
  }

  static unreachable(cause: unknown): Problem {
    return new Problem(0, '', { cause })
  }

  static async of(response: Response): Promise<Problem> {
    const detail = detailOf(await response.json().catch(() => undefined))
    const requestId = response.headers.get('request-id') ?? undefined
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
    return new Problem(response.status, detail.message ?? response.statusText, {
      ...detail,
      ...(requestId !== undefined && { requestId }),
      ...(Number.isFinite(seconds) && { retryAfter: seconds }),
    })
  }

  get sessionEnded(): boolean {
    return this.status === 401
  }
}

function detailOf(body: unknown): { message?: string; code?: string; field?: string } {
  if (typeof body !== 'object' || body === null || !('error' in body)) return {}
  const error = body.error
  if (typeof error !== 'object' || error === null) return {}
  return { ...text('message', error), ...text('code', error), ...text('field', error) }
}

function text(key: string, object: object): Record<string, string> {
  const value: unknown = Object.getOwnPropertyDescriptor(object, key)?.value
  return typeof value === 'string' ? { [key]: value } : {}
}
