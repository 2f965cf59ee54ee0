import { vi } from 'vitest'
import type { ProbePath } from '../features/status/probe'

type Answer = () => Promise<Response>

/** Stands in for `fetch`. Each probe answers "ok" until told otherwise; any other address fails the test. */
export class FakeGateway {
  readonly asked: string[] = []
  readonly #answers = new Map<string, Answer>([
    ['/healthz', json(200, { status: 'ok' })],
    ['/readyz', json(200, { status: 'ok' })],
  ])

  constructor() {
    vi.stubGlobal('fetch', (path: string) => {
      this.asked.push(path)
      const answer = this.#answers.get(path)
      if (answer === undefined) throw new Error(`Nobody should ask for ${path}`)
      return answer()
    })
  }

  on(path: ProbePath, answer: Answer): this {
    this.#answers.set(path, answer)
    return this
  }
}

export function json(status: number, body: unknown): Answer {
  return text(status, JSON.stringify(body))
}

export function text(status: number, body: string): Answer {
  return () => Promise.resolve(new Response(body, { status }))
}

/** How `fetch` fails when nothing listens. */
export function noConnection(): Promise<Response> {
  return Promise.reject(new TypeError('Failed to fetch'))
}

/** How `fetch` fails when its `AbortSignal.timeout` is over. */
export function noAnswerInTime(): Promise<Response> {
  return Promise.reject(new DOMException('signal timed out', 'TimeoutError'))
}
