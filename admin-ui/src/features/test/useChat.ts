import { useEffect, useRef, useState } from 'react'
import { eventsOf, postForAnswer } from '../../api/eventStream'
import { Problem } from '../../api/problem'
import { noAnswer, resultsOf, wholeAnswer, withEvent, type Answer, type StreamEvent, type WholeMessage } from './chat'
import { bodyOf, type Choice, type Round, type Turn } from './turn'

/** A model that calls its tool again and again is stopped. */
const maxRounds = 5

/** A conversation over the way that clients take. A call of the sample tool is answered, and the answer goes on. */
export function useChat() {
  const [turns, setTurns] = useState<readonly Turn[]>([])
  const [running, setRunning] = useState(false)
  const aborter = useRef<AbortController>(undefined)
  useEffect(() => () => { aborter.current?.abort(); }, [])

  const send = async (choice: Choice, text: string) => {
    const { signal } = (aborter.current = new AbortController())
    const startedAt = performance.now()
    const clock = () => performance.now() - startedAt
    // A conversation that was cleared meanwhile stays clear.
    const isCurrent = () => aborter.current?.signal === signal
    let turn: Turn = { text, choice, rounds: [] }
    const show = (more: Partial<Turn>) => {
      turn = { ...turn, ...more }
      if (isCurrent()) setTurns([...turns, turn])
    }
    setRunning(true)
    show({})
    try {
      for (let rounds = 0; rounds < maxRounds; rounds++) {
        const before = turn.rounds
        const body = bodyOf([...turns, turn], choice)
        const round = await answerTo(body, choice, clock, signal, (so) => { show({ rounds: [...before, so] }); })
        const results = resultsOf(round.answer, new Date())
        if (results === undefined) return
        show({ rounds: [...before, { ...round, results }] })
      }
    } catch (failure) {
      show(signal.aborted ? { stoppedMs: clock() } : { error: failure })
    } finally {
      if (isCurrent()) setRunning(false)
    }
  }

  const stop = () => { aborter.current?.abort(); }
  const clear = () => {
    stop()
    aborter.current = undefined
    setTurns([])
    setRunning(false)
  }
  return { turns, running, send, stop, clear }
}

/** Sends one request and shows the answer as it comes. */
async function answerTo(body: object, { credential, stream }: Choice, clock: () => number, signal: AbortSignal, show: (round: Round) => void): Promise<Round> {
  let round: Round = { sentMs: clock(), answer: noAnswer }
  const now = (more: Partial<Round>) => {
    round = { ...round, ...more }
    show(round)
  }
  now({})
  try {
    const response = await postForAnswer(credential === undefined ? '/api/admin/test/messages' : `/api/admin/test/messages?credential=${String(credential)}`, body, signal)
    const requestId = response.headers.get('request-id')
    if (requestId !== null) now({ requestId })
    if (!stream) now({ answer: wholeAnswer((await response.json()) as WholeMessage, clock()) })
    else if (response.body !== null) for await (const { data } of eventsOf(response.body)) now({ answer: next(round.answer, JSON.parse(data) as StreamEvent, clock()) })
  } catch (failure) {
    if (failure instanceof Problem && failure.requestId !== undefined) now({ requestId: failure.requestId })
    throw failure
  } finally {
    now({ endMs: clock() })
  }
  return round
}

function next(answer: Answer, event: StreamEvent, nowMs: number): Answer {
  if (event.type === 'error') throw new Error(event.error?.message ?? event.type)
  return withEvent(answer, event, nowMs)
}
