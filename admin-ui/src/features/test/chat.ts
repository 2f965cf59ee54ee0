/** A block of a message as the Messages API has it. */
export interface Block {
  type: string
  text?: string
  thinking?: string
  signature?: string
  id?: string
  name?: string
  input?: unknown
  tool_use_id?: string
  content?: string
}

export interface Message {
  role: 'user' | 'assistant'
  content: readonly Block[]
}

interface Usage {
  input_tokens?: number
  output_tokens?: number
}

/** The members of Anthropic's events that count here. */
export interface StreamEvent {
  type: string
  index?: number
  message?: { usage?: Usage }
  content_block?: Block
  delta?: { type?: string; text?: string; thinking?: string; signature?: string; partial_json?: string; stop_reason?: string | null }
  usage?: Usage
  error?: { message?: string }
}

/** A message in one piece, as the Messages API answers without a stream. */
export interface WholeMessage {
  content: readonly Block[]
  stop_reason?: string | null
  usage?: Usage
}

/** A block as it grows; a block of a message in one piece has no times of its own. */
export interface GrowingBlock {
  block: Block
  /** The input of a tool, as far as it has come. */
  json?: string
  startMs?: number
  endMs?: number
}

/** What has come of an answer. Times are milliseconds since the user's message was sent. */
export interface Answer {
  blocks: readonly GrowingBlock[]
  firstEventMs?: number
  stopReasonMs?: number
  stopMs?: number
  inputTokens?: number
  /** Counted at the end: not known while the answer streams. */
  outputTokens?: number
  stopReason?: string
}

export const noAnswer: Answer = { blocks: [] }

export function withEvent(answer: Answer, event: StreamEvent, nowMs: number): Answer {
  const seen = { ...answer, firstEventMs: answer.firstEventMs ?? nowMs }
  const { index, delta } = event
  switch (event.type) {
    case 'message_start':
      return { ...seen, ...(event.message?.usage?.input_tokens !== undefined && { inputTokens: event.message.usage.input_tokens }) }
    case 'content_block_start':
      return event.content_block === undefined ? seen : { ...seen, blocks: [...seen.blocks, { block: event.content_block, startMs: nowMs }] }
    case 'content_block_delta':
      return { ...seen, blocks: seen.blocks.map((one, at) => (at === index && delta !== undefined ? grown(one, delta) : one)) }
    case 'content_block_stop':
      return { ...seen, blocks: seen.blocks.map((one, at) => (at === index ? { ...one, endMs: nowMs } : one)) }
    case 'message_delta':
      return withEnd({ ...seen, stopReasonMs: nowMs }, delta?.stop_reason, event.usage)
    case 'message_stop':
      return { ...seen, stopMs: nowMs }
    default:
      return seen
  }
}

/** The answer that came in one piece: there is no first event before the last. */
export function wholeAnswer({ content, stop_reason, usage }: WholeMessage, nowMs: number): Answer {
  const blocks = content.map((block) => ({ block, ...(block.type === 'tool_use' && { json: JSON.stringify(block.input) }) }))
  return withEnd({ blocks, stopMs: nowMs }, stop_reason, usage)
}

function grown(growing: GrowingBlock, delta: NonNullable<StreamEvent['delta']>): GrowingBlock {
  const { block } = growing
  return {
    ...growing,
    block: {
      ...block,
      ...(delta.text !== undefined && { text: (block.text ?? '') + delta.text }),
      ...(delta.thinking !== undefined && { thinking: (block.thinking ?? '') + delta.thinking }),
      ...(delta.signature !== undefined && { signature: (block.signature ?? '') + delta.signature }),
    },
    ...(delta.partial_json !== undefined && { json: (growing.json ?? '') + delta.partial_json }),
  }
}

function withEnd(answer: Answer, stopReason: string | null | undefined, usage: Usage | undefined): Answer {
  return {
    ...answer,
    ...(typeof stopReason === 'string' && { stopReason }),
    ...(usage?.input_tokens !== undefined && { inputTokens: usage.input_tokens }),
    ...(usage?.output_tokens !== undefined && { outputTokens: usage.output_tokens }),
  }
}

/** The answer as it goes back with the next message. Calls that nobody answered, since one stopped, are left out. */
export function messageOf({ blocks }: Answer, answered: boolean): Message {
  const kept = blocks.filter(({ block }) => answered || block.type !== 'tool_use')
  return { role: 'assistant', content: kept.map(({ block, json }) => (block.type === 'tool_use' ? { ...block, input: parsed(json) } : block)) }
}

function parsed(json: string | undefined): unknown {
  try {
    return JSON.parse(json ?? '{}')
  } catch {
    return {}
  }
}

export const sampleTool = {
  name: 'get_time',
  description: 'Tells the date and time of the browser, in UTC.',
  input_schema: { type: 'object', properties: {} },
}

/** What the page answers to each call of its tool; undefined if nothing was called. */
export function resultsOf(answer: Answer, now: Date): Message | undefined {
  const calls = answer.blocks.filter(({ block }) => block.type === 'tool_use')
  if (answer.stopReason !== 'tool_use' || calls.length === 0) return undefined
  return { role: 'user', content: calls.map(({ block }) => ({ type: 'tool_result', tool_use_id: block.id ?? '', content: now.toISOString() })) }
}
