import { describe, expect, it } from 'vitest'
import { messageOf, noAnswer, resultsOf, withEvent, type StreamEvent } from './chat'

const events: StreamEvent[] = [
  { type: 'message_start', message: { usage: { input_tokens: 14 } } },
  { type: 'content_block_start', index: 0, content_block: { type: 'thinking', thinking: '' } },
  { type: 'content_block_delta', index: 0, delta: { thinking: 'Let me ' } },
  { type: 'content_block_delta', index: 0, delta: { thinking: 'see.' } },
  { type: 'content_block_start', index: 1, content_block: { type: 'tool_use', id: 'tool_1', name: 'get_time', input: {} } },
  { type: 'content_block_delta', index: 1, delta: { partial_json: '{"zone":' } },
  { type: 'content_block_delta', index: 1, delta: { partial_json: '"UTC"}' } },
  { type: 'message_delta', delta: { stop_reason: 'tool_use' }, usage: { output_tokens: 21 } },
]
const answer = events.reduce((before, event, index) => withEvent(before, event, 840 + index), noAnswer)

describe('the answer of the test page', () => {
  it('grows with its events', () => {
    expect(answer).toMatchObject({ firstEventMs: 840, stopReasonMs: 847, inputTokens: 14, outputTokens: 21, stopReason: 'tool_use' })
    expect(answer.blocks[0]).toMatchObject({ block: { thinking: 'Let me see.' }, startMs: 841 })
  })

  it('goes back as a message, with the input of its tool', () => {
    expect(messageOf(answer, true).content[1]).toEqual({ type: 'tool_use', id: 'tool_1', name: 'get_time', input: { zone: 'UTC' } })
  })

  it('has a result for each call', () => {
    expect(resultsOf(answer, new Date(0))?.content).toEqual([{ type: 'tool_result', tool_use_id: 'tool_1', content: '1970-01-01T00:00:00.000Z' }])
    expect(resultsOf({ ...answer, stopReason: 'end_turn' }, new Date(0))).toBeUndefined()
  })
})
