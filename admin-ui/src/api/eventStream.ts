import { changeHeaders, fetchOrProblem } from './client'
import { Problem } from './problem'

export interface ServerEvent {
  event: string
  data: string
}

/**
 * Sends a body and returns the answer, whose events come later.
 *
 * @throws Problem if the gateway refuses or does not answer
 */
export async function postForAnswer(url: string, body: unknown, signal: AbortSignal): Promise<Response> {
  const response = await fetchOrProblem(url, {
    method: 'POST',
    headers: { ...changeHeaders('post'), 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  })
  if (!response.ok) throw await Problem.of(response)
  return response
}

/**
 * Sends a body and yields the events of the answer as they come.
 *
 * @throws Problem if the gateway refuses or does not answer
 */
export async function* postForEvents(url: string, body: unknown, signal: AbortSignal): AsyncGenerator<ServerEvent> {
  const response = await postForAnswer(url, body, signal)
  if (response.body !== null) yield* eventsOf(response.body)
}

export async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const decoder = new TextDecoder()
  const reader = body.getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    rest += decoder.decode(value, { stream: true })
    const blocks = rest.split(/\r?\n\r?\n/)
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const event = eventOf(block)
      if (event.data !== '') yield event
    }
  }
}

function eventOf(block: string): ServerEvent {
  const lines = block.split(/\r?\n/)
  const values = (name: string) => lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).replace(/^ /, ''))
  return { event: values('event')[0] ?? 'message', data: values('data').join('\n') }
}
