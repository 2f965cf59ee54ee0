import type { ReactNode } from 'react'
import { StateIcon, type Shape, type Tone } from './StateIcon'

/** A shape, then the word. */
export function Status({ shape, tone, children }: { shape: Shape; tone: Tone; children: ReactNode }) {
  return (
    <span className={`st ${tone} ${textColour[tone]}`}>
      <StateIcon shape={shape} tone={tone} />
      <span>{children}</span>
    </span>
  )
}

const textColour: Record<Tone, string> = { ok: '', warn: 'text-warn', bad: 'text-bad', info: 'text-info', off: 'text-muted' }

export function Tag({ tone, children }: { tone?: 'accent' | 'ok' | 'warn' | 'bad' | 'info'; children: ReactNode }) {
  return <span className={`tag ${tone ?? ''}`}>{children}</span>
}
