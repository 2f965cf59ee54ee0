import type { Attempt, Request } from '../../api/schema'
import { messageOf, sampleTool, type Answer, type GrowingBlock, type Message } from './chat'

export interface Choice {
  model: string
  credential: number | undefined
  thinking: boolean
  tool: boolean
  stream: boolean
}

/** One request of a turn. Times are milliseconds since the user's message was sent. */
export interface Round {
  sentMs: number
  endMs?: number
  requestId?: string
  answer: Answer
  /** What this page answers to the calls of its tool. */
  results?: Message
}

/** A message of the user and what came of it: one request, or several where the sample tool is called. */
export interface Turn {
  text: string
  choice: Choice
  rounds: readonly Round[]
  /** The operator has stopped it. */
  stoppedMs?: number
  error?: unknown
}

const maxTokens = 4000
const thinkingTokens = 2000

/** The request for the next answer of the last turn. */
export function bodyOf(turns: readonly Turn[], { model, thinking, tool, stream }: Choice): object {
  return {
    model,
    max_tokens: maxTokens,
    stream,
    messages: turns.flatMap(messagesOf).filter(({ content }) => content.length > 0),
    ...(thinking && { thinking: { type: 'enabled', budget_tokens: thinkingTokens } }),
    ...(tool && { tools: [sampleTool] }),
  }
}

function messagesOf({ text, rounds }: Turn): Message[] {
  const said: Message = { role: 'user', content: [{ type: 'text', text }] }
  return [said, ...rounds.flatMap(({ answer, results }) => (results === undefined ? [messageOf(answer, false)] : [messageOf(answer, true), results]))]
}

/** What is known of a turn; what is not known is not there. */
export interface Figures {
  firstEventMs?: number
  tokensPerSecond?: number
  inputTokens?: number
  outputTokens?: number
  credits?: number
  stopReason?: string
  /** While the turn is under way, as long as it has taken. */
  endMs?: number
}

/** Shorter answers say nothing about speed. */
const leastStreamedMs = 100

/** The figures of a turn, over all its requests. */
export function figuresOf({ rounds }: Turn, requestOf: (id: string) => Request | undefined): Figures {
  const answers = rounds.map(({ answer }) => answer)
  const streamed = answers.filter(({ firstEventMs, stopMs, outputTokens }) => firstEventMs !== undefined && stopMs !== undefined && outputTokens !== undefined)
  const streamedMs = sum(streamed.map(({ firstEventMs = 0, stopMs = 0 }) => stopMs - firstEventMs)) ?? 0
  const streamedTokens = sum(streamed.map(({ outputTokens }) => outputTokens)) ?? 0
  const last = rounds.at(-1)
  return defined({
    firstEventMs: rounds[0]?.answer.firstEventMs,
    tokensPerSecond: streamedTokens > 0 && streamedMs >= leastStreamedMs ? Math.round(streamedTokens / (streamedMs / 1000)) : undefined,
    inputTokens: sum(answers.map(({ inputTokens }) => inputTokens)),
    outputTokens: sum(answers.map(({ outputTokens }) => outputTokens)),
    credits: sum(rounds.map(({ requestId }) => (requestId === undefined ? undefined : requestOf(requestId)?.credits))),
    stopReason: last?.answer.stopReason,
    endMs: last?.endMs,
  })
}

function sum(values: readonly (number | null | undefined)[]): number | undefined {
  const known = values.filter((value) => typeof value === 'number')
  return known.length === 0 ? undefined : known.reduce((total, value) => total + value, 0)
}

type Known<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

function defined<T extends object>(values: T): Known<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Known<T>
}

/** One line of the list of events. */
export type TurnEvent = { ms: number } & (
  | { kind: 'sent'; model: string; tools: number }
  | { kind: 'attempt'; attempt: Attempt }
  | { kind: 'message_start' | 'message_stop' | 'stopped' }
  | { kind: 'block'; growing: GrowingBlock }
  | { kind: 'message_delta'; stopReason: string | undefined }
  | { kind: 'message' }
  | { kind: 'tool_result'; request: number }
)

/** What happened in a turn, in order. The gateway times its attempts from the arrival of the request on. */
export function eventsOf({ choice, rounds, stoppedMs }: Turn, requestOf: (id: string) => Request | undefined): readonly TurnEvent[] {
  const events = rounds.flatMap((round, index): TurnEvent[] => {
    const { sentMs, requestId, answer } = round
    const sent: TurnEvent = index === 0 ? { ms: sentMs, kind: 'sent', model: choice.model, tools: choice.tool ? 1 : 0 } : { ms: sentMs, kind: 'tool_result', request: index + 1 }
    const attempts = requestId === undefined ? [] : (requestOf(requestId)?.attempts ?? [])
    return [sent, ...attempts.map((attempt): TurnEvent => ({ ms: sentMs + attempt.startMs, kind: 'attempt', attempt })), ...eventsOfAnswer(answer)]
  })
  if (stoppedMs !== undefined) events.push({ ms: stoppedMs, kind: 'stopped' })
  return events.sort((one, other) => one.ms - other.ms)
}

function eventsOfAnswer({ firstEventMs, blocks, stopReason, stopReasonMs, stopMs }: Answer): TurnEvent[] {
  if (firstEventMs === undefined) return stopMs === undefined ? [] : [{ ms: stopMs, kind: 'message' }]
  const timed = blocks.flatMap((growing): TurnEvent[] => (growing.startMs === undefined ? [] : [{ ms: growing.startMs, kind: 'block', growing }]))
  return [
    { ms: firstEventMs, kind: 'message_start' },
    ...timed,
    ...(stopReasonMs === undefined ? [] : [{ ms: stopReasonMs, kind: 'message_delta' as const, stopReason }]),
    ...(stopMs === undefined ? [] : [{ ms: stopMs, kind: 'message_stop' as const }]),
  ]
}
