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

export interface Answer {
  blocks: readonly (Block & { json?: string })[]
  /** From sending to the first event. */
  firstEventMs?: number
  inputTokens?: number
  outputTokens?: number
  stopReason?: string
}

export const noAnswer: Answer = { blocks: [] }

export function withEvent(answer: Answer, event: StreamEvent, elapsed: number): Answer {
  const seen = { ...answer, firstEventMs: answer.firstEventMs ?? elapsed }
  const { index, delta } = event
  switch (event.type) {
    case 'message_start':
      return withTokens(seen, event.message?.usage)
    case 'content_block_start':
      return event.content_block === undefined ? seen : { ...seen, blocks: [...seen.blocks, event.content_block] }
    case 'content_block_delta':
      return { ...seen, blocks: seen.blocks.map((block, at) => (at === index && delta !== undefined ? grown(block, delta) : block)) }
    case 'message_delta':
      return withTokens({ ...seen, ...(typeof delta?.stop_reason === 'string' && { stopReason: delta.stop_reason }) }, event.usage)
    default:
      return seen
  }
}

function grown(block: Answer['blocks'][number], delta: NonNullable<StreamEvent['delta']>): Answer['blocks'][number] {
  return {
    ...block,
    ...(delta.text !== undefined && { text: (block.text ?? '') + delta.text }),
    ...(delta.thinking !== undefined && { thinking: (block.thinking ?? '') + delta.thinking }),
    ...(delta.signature !== undefined && { signature: (block.signature ?? '') + delta.signature }),
    ...(delta.partial_json !== undefined && { json: (block.json ?? '') + delta.partial_json }),
  }
}

function withTokens(answer: Answer, usage: Usage | undefined): Answer {
  return {
    ...answer,
    ...(usage?.input_tokens !== undefined && { inputTokens: usage.input_tokens }),
    ...(usage?.output_tokens !== undefined && { outputTokens: usage.output_tokens }),
  }
}

/** The answer as it goes back with the next message. */
export function messageOf(answer: Answer): Message {
  return { role: 'assistant', content: answer.blocks.map(({ json, ...block }) => (block.type === 'tool_use' ? { ...block, input: parsed(json) } : block)) }
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
  const calls = answer.blocks.filter((block) => block.type === 'tool_use')
  if (answer.stopReason !== 'tool_use' || calls.length === 0) return undefined
  return { role: 'user', content: calls.map((block) => ({ type: 'tool_result', tool_use_id: block.id ?? '', content: now.toISOString() })) }
}
