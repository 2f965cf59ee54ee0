import type { ReactElement } from 'react'

/** A shape of its own for each state, so that colour never says it alone. */
const shapes = {
  cancelled: <path d="M2.5 6h7"/>,
  cooling: <><circle cx="6" cy="6" r="4.7"/><path d="M6 3.5V6.2l1.7 1"/></>,
  error: <path d="m2.3 2.3 7.4 7.4M9.7 2.3 2.3 9.7"/>,
  inUse: <><circle fill="currentColor" stroke="none" cx="6" cy="6" r="2.4"/><circle cx="6" cy="6" r="5"/></>,
  off: <circle cx="6" cy="6" r="4.4" strokeDasharray="1.8 2.2"/>,
  ok: <path d="m1.8 6.4 2.8 2.8 5.6-6.4"/>,
  ready: <circle fill="currentColor" stroke="none" cx="6" cy="6" r="4"/>,
  refused: <><circle cx="6" cy="6" r="4.7"/><path d="m2.8 9.2 6.4-6.4"/></>,
  retry: <path d="M10.6 6a4.6 4.6 0 0 1-8.3 2.7M1.4 6a4.6 4.6 0 0 1 8.3-2.7M10 .9v2.5H7.5M2 11.1V8.6h2.5"/>,
  running: <><circle fill="currentColor" stroke="none" cx="6" cy="6" r="2.4"/><circle cx="6" cy="6" r="5" strokeDasharray="4 3"/></>,
  signInEnded: <path fill="currentColor" stroke="none" d="M6 .4 11.6 6 6 11.6.4 6z"/>,
  suspended: <><circle cx="6" cy="6" r="4.7"/><path d="m2.8 2.8 6.4 6.4"/></>,
  usedUp: <><circle cx="6" cy="6" r="4.7"/><path d="M3.9 6h4.2"/></>,
  warning: <><path d="M6 1.2 11.4 10.6H.6z"/><path d="M6 4.8v2.4M6 8.8h.01"/></>,
} satisfies Record<string, ReactElement>

export type Shape = keyof typeof shapes

/** Green serves, amber waits, red needs the operator, blue is under way, grey is off. */
export type Tone = 'ok' | 'warn' | 'bad' | 'info' | 'off'

export function StateIcon({ shape, tone, className = '' }: { shape: Shape; tone: Tone; className?: string }) {
  return (
    <svg className={`s ${tone} ${className}`} viewBox="0 0 12 12" aria-hidden="true">
      {shapes[shape]}
    </svg>
  )
}
