import type { ReactNode } from 'react'
import { StateIcon, type Shape, type Tone } from './StateIcon'

export type VerdictLevel = 'ok' | 'attention' | 'failing' | 'gone'

const signs: Record<VerdictLevel, { shape: Shape; tone: Tone }> = {
  ok: { shape: 'ok', tone: 'ok' },
  attention: { shape: 'warning', tone: 'warn' },
  failing: { shape: 'suspended', tone: 'bad' },
  gone: { shape: 'off', tone: 'off' },
}

/** One sentence, one explaining line, at most one primary action. The sentence is the heading of the page. */
export function Verdict({ level, sentence, actions, children }: { level: VerdictLevel; sentence: string; actions?: ReactNode; children?: ReactNode }) {
  return (
    <section className="verdict" aria-labelledby="verdict">
      <h1 className="h1" id="verdict">
        <StateIcon {...signs[level]} />
        <span>{sentence}</span>
      </h1>
      {children !== undefined && <p>{children}</p>}
      {actions !== undefined && <div className="actions">{actions}</div>}
    </section>
  )
}
