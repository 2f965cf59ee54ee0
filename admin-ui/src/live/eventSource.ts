import { liveEvents, type Clock, type Stream, type StreamListener } from './LiveConnection'

export function openEventSource(listener: StreamListener): Stream {
  const source = new EventSource('/api/admin/events')
  for (const name of liveEvents) {
    source.addEventListener(name, (event: MessageEvent<string>) => {
      listener.onEvent(name, JSON.parse(event.data))
    })
  }
  source.addEventListener('error', () => { listener.onClosed(); })
  return source
}

export const browserClock: Clock = {
  now: Date.now,
  after: (milliseconds, act) => {
    const timer = window.setTimeout(act, milliseconds)
    return () => { window.clearTimeout(timer); }
  },
}
