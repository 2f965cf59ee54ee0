import { useEffect, useRef, useState } from 'react'
import { postForEvents } from '../../api/eventStream'
import { messageOf, noAnswer, resultsOf, sampleTool, withEvent, type Answer, type Message, type StreamEvent } from './chat'

export interface Choice {
  model: string
  credential: number | undefined
  thinking: boolean
  tool: boolean
}

export type Entry = { kind: 'user'; message: Message } | { kind: 'answer'; model: string; answer: Answer; totalMs?: number }

const maxTokens = 4000
const thinkingTokens = 2000
/** A model that calls its tool again and again is stopped. */
const maxRounds = 5

/** A conversation over the way that clients take. A call of the sample tool is answered, and the answer goes on. */
export function useChat() {
  const [entries, setEntries] = useState<readonly Entry[]>([])
  const [error, setError] = useState<unknown>()
  const [running, setRunning] = useState(false)
  const aborter = useRef<AbortController>(undefined)
  useEffect(() => () => { aborter.current?.abort(); }, [])

  const round = async (choice: Choice, before: readonly Entry[], signal: AbortSignal): Promise<Answer> => {
    const sentAt = performance.now()
    let answer = noAnswer
    const show = (totalMs?: number) => { setEntries([...before, { kind: 'answer', model: choice.model, answer, ...(totalMs !== undefined && { totalMs }) }]); }
    const address = choice.credential === undefined ? '/api/admin/test/messages' : `/api/admin/test/messages?credential=${String(choice.credential)}`
    show()
    try {
      for await (const { data } of postForEvents(address, bodyOf(choice, before), signal)) {
        const event = JSON.parse(data) as StreamEvent
        if (event.type === 'error') throw new Error(event.error?.message ?? event.type)
        answer = withEvent(answer, event, performance.now() - sentAt)
        show()
      }
    } finally {
      show(performance.now() - sentAt)
    }
    return answer
  }

  const send = async (choice: Choice, text: string) => {
    const { signal } = (aborter.current = new AbortController())
    setError(undefined)
    setRunning(true)
    let said: readonly Entry[] = [...entries, { kind: 'user', message: { role: 'user', content: [{ type: 'text', text }] } }]
    try {
      for (let rounds = 0; rounds < maxRounds; rounds++) {
        const answer = await round(choice, said, signal)
        const results = resultsOf(answer, new Date())
        if (results === undefined) return
        said = [...said, { kind: 'answer', model: choice.model, answer }, { kind: 'user', message: results }]
        setEntries(said)
      }
    } catch (failure) {
      if (!signal.aborted) setError(failure)
    } finally {
      setRunning(false)
    }
  }

  const stop = () => { aborter.current?.abort(); }
  const clear = () => {
    stop()
    setEntries([])
    setError(undefined)
  }
  return { entries, error, running, send, stop, clear }
}

function bodyOf({ model, thinking, tool }: Choice, entries: readonly Entry[]): object {
  const messages = entries.map((entry) => (entry.kind === 'user' ? entry.message : messageOf(entry.answer))).filter((message) => message.content.length > 0)
  return {
    model,
    max_tokens: maxTokens,
    stream: true,
    messages,
    ...(thinking && { thinking: { type: 'enabled', budget_tokens: thinkingTokens } }),
    ...(tool && { tools: [sampleTool] }),
  }
}
