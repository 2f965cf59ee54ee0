import { describe, expect, it } from 'vitest'
import type { Request } from '../../api/schema'
import { noAnswer, wholeAnswer, withEvent, type StreamEvent } from './chat'
import { bodyOf, eventsOf, figuresOf, type Choice, type Round, type Turn } from './turn'

const choice: Choice = { model: 'claude-sonnet-4-5', credential: undefined, thinking: false, tool: true, stream: true }

function answered(events: readonly (readonly [number, StreamEvent])[]): Round['answer'] {
  return events.reduce((answer, [ms, event]) => withEvent(answer, event, ms), noAnswer)
}

const call = answered([
  [840, { type: 'message_start', message: { usage: { input_tokens: 100, output_tokens: 1 } } }],
  [850, { type: 'content_block_start', index: 0, content_block: { type: 'tool_use', id: 'tool_1', name: 'get_time', input: {} } }],
  [900, { type: 'content_block_delta', index: 0, delta: { partial_json: '{}' } }],
  [1200, { type: 'content_block_stop', index: 0 }],
  [1830, { type: 'message_delta', delta: { stop_reason: 'tool_use' }, usage: { output_tokens: 40 } }],
  [1840, { type: 'message_stop' }],
])
const text = answered([
  [2500, { type: 'message_start', message: { usage: { input_tokens: 140 } } }],
  [2510, { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }],
  [2520, { type: 'content_block_delta', index: 0, delta: { text: 'It is noon.' } }],
])
const turn: Turn = {
  text: 'What time is it?',
  choice,
  rounds: [
    { sentMs: 0, endMs: 1841, requestId: 'req_1', answer: call, results: { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'tool_1', content: 'noon' }] } },
    { sentMs: 1850, requestId: 'req_2', answer: text },
  ],
}
const request: Request = {
  id: 'req_1', state: 'succeeded', startedAt: '2026-04-01T00:00:00Z', route: '/v1/messages', key: 'admin-test', client: 'page', credentialId: 2, credentialIds: [2],
  stream: true, sends: 1, durationMs: 1841, credits: 0.05,
  attempts: [{ credentialId: 2, endpoint: 'runtime', route: 'runtime', startMs: 20, durationMs: 800, outcome: 'answered' }],
}
const requestOf = (id: string) => (id === 'req_1' ? request : undefined)

describe('a turn of the test page', () => {
  it('has only figures that are known', () => {
    expect(figuresOf(turn, requestOf)).toEqual({ firstEventMs: 840, tokensPerSecond: 40, inputTokens: 240, outputTokens: 40, credits: 0.05 })
    expect(figuresOf({ text: 'Hello!', choice, rounds: [{ sentMs: 0, answer: noAnswer }] }, requestOf)).toEqual({})
  })

  it('lists what happened in order, the attempts of the gateway among it', () => {
    const lines = eventsOf(turn, requestOf).map((event) => [event.ms, event.kind])
    expect(lines).toEqual([
      [0, 'sent'], [20, 'attempt'], [840, 'message_start'], [850, 'block'], [1830, 'message_delta'], [1840, 'message_stop'], [1850, 'tool_result'], [2500, 'message_start'], [2510, 'block'],
    ])
  })

  it('says where the operator stopped', () => {
    expect(eventsOf({ ...turn, stoppedMs: 2600 }, requestOf).at(-1)).toEqual({ ms: 2600, kind: 'stopped' })
  })

  it('in one piece has no first event', () => {
    const answer = wholeAnswer({ content: [{ type: 'text', text: 'Hello!' }], stop_reason: 'end_turn', usage: { input_tokens: 5, output_tokens: 3 } }, 700)
    const whole: Turn = { text: 'Hello!', choice: { ...choice, stream: false }, rounds: [{ sentMs: 0, endMs: 700, answer }] }
    expect(figuresOf(whole, requestOf)).toEqual({ inputTokens: 5, outputTokens: 3, stopReason: 'end_turn', endMs: 700 })
    expect(eventsOf(whole, requestOf).map(({ kind }) => kind)).toEqual(['sent', 'message'])
  })

  it('goes back with the results of its calls', () => {
    const { messages } = bodyOf([turn], choice) as { messages: { role: string }[] }
    expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user', 'assistant'])
  })

  it('leaves out a call that was stopped before its result', () => {
    const stopped: Turn = { text: 'What time is it?', choice, rounds: [{ sentMs: 0, answer: call }], stoppedMs: 1841 }
    expect(JSON.stringify(bodyOf([stopped], choice))).not.toContain('tool_1')
  })
})
