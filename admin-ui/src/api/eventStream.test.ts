import { describe, expect, it } from 'vitest'
import { eventsOf, type ServerEvent } from './eventStream'

async function read(...chunks: string[]): Promise<ServerEvent[]> {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      chunks.forEach((chunk) => { controller.enqueue(encoder.encode(chunk)); })
      controller.close()
    },
  })
  const events: ServerEvent[] = []
  for await (const event of eventsOf(body)) events.push(event)
  return events
}

describe('an event stream', () => {
  it('has one event for each block, wherever the network cuts it', async () => {
    expect(await read('event: a\nda', 'ta: 1\n', '\nevent: b\r\ndata: 2\r\n\r\n')).toEqual([
      { event: 'a', data: '1' },
      { event: 'b', data: '2' },
    ])
  })

  it('leaves comments out, and joins the lines of one event', async () => {
    expect(await read(': ping\n\ndata: one\ndata: two\n\n')).toEqual([{ event: 'message', data: 'one\ntwo' }])
  })

  it('gives no event that did not end', async () => {
    expect(await read('data: 1\n\ndata: 2')).toEqual([{ event: 'message', data: '1' }])
  })
})
