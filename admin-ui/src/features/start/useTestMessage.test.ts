import { describe, expect, it } from 'vitest'
import { withEvent, type TestAnswer } from './useTestMessage'

describe('the answer to a test message', () => {
  it('grows with its events', () => {
    const events = [
      { type: 'message_start', message: { usage: { input_tokens: 14 } } },
      { type: 'content_block_delta', delta: { text: 'Hello' } },
      { type: 'content_block_delta', delta: { text: '!' } },
      { type: 'message_delta', usage: { output_tokens: 21 } },
      { type: 'message_stop' },
    ]
    const answer = events.reduce<TestAnswer>((before, event, index) => withEvent(before, event, 880 + index), { text: '', done: false })
    expect(answer).toEqual({ text: 'Hello!', firstEventMs: 880, inputTokens: 14, outputTokens: 21, done: true })
  })
})
