import { useEffect, useRef, useState } from 'react'
import { postForEvents } from '../../api/eventStream'

export interface TestAnswer {
  text: string
  /** From sending to the first event of the answer. */
  firstEventMs?: number
  inputTokens?: number
  outputTokens?: number
  done: boolean
}

/** The members of Anthropic's events that count here. */
interface MessageEvent {
  type: string
  message?: { usage?: { input_tokens?: number } }
  delta?: { type?: string; text?: string }
  usage?: { input_tokens?: number; output_tokens?: number }
  error?: { message?: string }
}

const nothing: TestAnswer = { text: '', done: false }

/** Sends one message through the gateway, and has its answer as it comes. */
export function useTestMessage() {
  const [answer, setAnswer] = useState(nothing)
  const [error, setError] = useState<unknown>()
  const [running, setRunning] = useState(false)
  const aborter = useRef<AbortController>(undefined)
  useEffect(() => () => { aborter.current?.abort(); }, [])

  const send = async (model: string, content: string) => {
    aborter.current = new AbortController()
    setAnswer(nothing)
    setError(undefined)
    setRunning(true)
    const sentAt = performance.now()
    const body = { model, max_tokens: 300, stream: true, messages: [{ role: 'user', content }] }
    try {
      for await (const { data } of postForEvents('/api/admin/test/messages', body, aborter.current.signal)) {
        const elapsed = performance.now() - sentAt
        const event = JSON.parse(data) as MessageEvent
        if (event.type === 'error') throw new Error(event.error?.message ?? event.type)
        setAnswer((before) => withEvent(before, event, elapsed))
      }
    } catch (failure) {
      if (!aborter.current.signal.aborted) setError(failure)
    } finally {
      setRunning(false)
    }
  }
  return { answer, error, running, send }
}

export function withEvent(answer: TestAnswer, event: MessageEvent, elapsed: number): TestAnswer {
  const seen = { ...answer, firstEventMs: answer.firstEventMs ?? elapsed }
  switch (event.type) {
    case 'message_start':
      return withTokens(seen, event.message?.usage)
    case 'content_block_delta':
      return { ...seen, text: seen.text + (event.delta?.text ?? '') }
    case 'message_delta':
      return withTokens(seen, event.usage)
    case 'message_stop':
      return { ...seen, done: true }
    default:
      return seen
  }
}

function withTokens(answer: TestAnswer, usage: MessageEvent['usage']): TestAnswer {
  return {
    ...answer,
    ...(usage?.input_tokens !== undefined && { inputTokens: usage.input_tokens }),
    ...(usage?.output_tokens !== undefined && { outputTokens: usage.output_tokens }),
  }
}
