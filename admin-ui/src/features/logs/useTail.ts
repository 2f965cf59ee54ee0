import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../api/client'
import type { LogLine, LogPage } from '../../api/schema'
import { revealed, withLines, type Level, type Tail } from './tail'

const empty: Tail = { shown: [], waiting: [] }
const gatherMs = 250
const retryMs = 3000

/** The latest lines by an ordinary request, then each new one by a stream, which goes on after the last one it had. */
export function useTail(level: Level, text: string, hold: boolean) {
  const [tail, setTail] = useState(empty)
  const [state, setState] = useState<Omit<LogPage, 'lines'>>()
  const [error, setError] = useState<unknown>()
  const [tries, setTries] = useState(0)
  const holds = useRef(hold)
  useEffect(() => {
    holds.current = hold
  }, [hold])

  useEffect(() => {
    const aborter = new AbortController()
    let source: EventSource | undefined
    let timer: number | undefined
    let gathered: LogLine[] = []
    const flush = () => {
      const lines = gathered
      gathered = []
      timer = undefined
      setTail((before) => withLines(before, lines, holds.current))
    }
    const follow = (after: number) => {
      const query = new URLSearchParams({ level, after: String(after), ...(text !== '' && { text }) })
      source = new EventSource(`/api/admin/logs/events?${query.toString()}`)
      source.addEventListener('line', (event: MessageEvent<string>) => {
        gathered.push(JSON.parse(event.data) as LogLine)
        timer ??= window.setTimeout(flush, gatherMs)
      })
    }
    const start = async () => {
      try {
        const { lines, ...rest } = await call('get', '/api/admin/logs', { query: { level, text, limit: '500' }, signal: aborter.signal })
        setError(undefined)
        setState(rest)
        setTail(withLines(empty, lines, false))
        follow(lines.at(-1)?.id ?? 0)
      } catch (failure) {
        if (aborter.signal.aborted) return
        setError(failure)
        timer = window.setTimeout(() => { setTries((before) => before + 1); }, retryMs)
      }
    }
    void start()
    return () => {
      aborter.abort()
      source?.close()
      window.clearTimeout(timer)
    }
  }, [level, text, tries])

  const reveal = useCallback(() => { setTail(revealed); }, [])
  const retry = useCallback(() => { setTries((before) => before + 1); }, [])
  return { tail, state, error, reveal, retry }
}
