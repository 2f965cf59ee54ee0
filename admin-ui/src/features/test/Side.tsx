import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Request } from '../../api/schema'
import { useFormat } from '../../format/useFormat'
import { CopyButton } from '../../ui/CopyButton'
import { credentialsQuery } from '../credentials/queries'
import { curlLines } from '../connect/lines'
import { bodyOf, eventsOf, figuresOf, type Turn, type TurnEvent } from './turn'

interface SideProps {
  turns: readonly Turn[]
  running: boolean
  requestOf: (id: string) => Request | undefined
}

/** The figures of the latest message, and what happened when. */
export function Side({ turns, running, requestOf }: SideProps) {
  const { t } = useTranslation()
  const turn = turns.at(-1)
  return (
    <aside className="side" aria-label={t('test.figures')} tabIndex={0}>
      {turn === undefined ? <p className="text-muted">{t('test.noFigures')}</p> : (
        <>
          <Figures turn={turn} running={running} requestOf={requestOf} />
          <section aria-labelledby="events">
            <header className="sec-head">
              <h2 className="h2" id="events">{t('test.events')}</h2>
              <CopyButton word label={t('test.curl')} says={t('test.curl')} text={() => curlOf(turns, turn, t('connect.placeholder.primary'))} />
            </header>
            <ol className="evs">{eventsOf(turn, requestOf).map((event, index) => <EventLine key={index} event={event} running={running} />)}</ol>
          </section>
        </>
      )}
    </aside>
  )
}

/** The first request of the latest message, as a client would send it. */
function curlOf(turns: readonly Turn[], latest: Turn, key: string): string {
  return curlLines(location.origin, key, bodyOf([...turns.slice(0, -1), { ...latest, rounds: [] }], latest.choice))
}

function Figures({ turn, running, requestOf }: Omit<SideProps, 'turns'> & { turn: Turn }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { firstEventMs, tokensPerSecond, inputTokens, outputTokens, credits, stopReason } = figuresOf(turn, requestOf)
  return (
    <dl className="figs">
      {firstEventMs !== undefined && <Figure name={t('test.figure.firstEvent')}>{format.duration(firstEventMs)}</Figure>}
      {tokensPerSecond !== undefined && <Figure name={t('test.figure.speed')}>{tokensPerSecond} <span className="unit">{t('test.figure.perSecond')}</span></Figure>}
      {inputTokens !== undefined && <Figure name={t('test.figure.tokensIn')}>{format.count(inputTokens)}</Figure>}
      {outputTokens !== undefined && <Figure name={t('test.figure.tokensOut')}>{format.count(outputTokens)}</Figure>}
      {credits !== undefined && <Figure name={t('test.figure.credits')}>{format.amount(credits)}</Figure>}
      {(running || stopReason !== undefined) && (
        <div>
          <dt>{t('test.figure.stopReason')}</dt>
          <dd className="word">{running ? <span className="text-muted">{t('test.figure.notYet')}</span> : <span className="mono">{stopReason}</span>}</dd>
        </div>
      )}
    </dl>
  )
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function EventLine({ event, running }: { event: TurnEvent; running: boolean }) {
  const format = useFormat()
  const { name, detail, tone } = useWords()(event, running)
  return (
    <li className={tone}>
      <time dateTime={`PT${(event.ms / 1000).toFixed(3)}S`}>{format.duration(event.ms)}</time>
      <span className="en">{name}</span>
      {detail !== undefined && <span className="ed">{detail}</span>}
    </li>
  )
}

interface Words {
  name: string
  detail?: string | undefined
  tone?: 'key' | 'run' | 'bad'
}

/** The events of the wire keep their names. */
function useWords(): (event: TurnEvent, running: boolean) => Words {
  const { t } = useTranslation()
  const format = useFormat()
  const accounts = useQuery(credentialsQuery).data?.credentials
  return (event, running) => {
    switch (event.kind) {
      case 'sent':
        return { name: t('test.event.sent'), detail: event.tools === 0 ? event.model : t('test.event.withTools', { model: event.model, count: event.tools }) }
      case 'attempt': {
        const { credentialId, endpoint, cause, outcome } = event.attempt
        const email = accounts?.find(({ id }) => id === credentialId)?.email
        return { name: [`#${String(credentialId)}`, email].filter(Boolean).join(' '), detail: [endpoint, cause].filter(Boolean).join(', '), ...(outcome === 'failed' && { tone: 'bad' as const }) }
      }
      case 'message_start':
        return { name: event.kind, detail: t('test.event.first'), tone: 'key' }
      case 'message_delta':
        return { name: event.kind, detail: event.stopReason && `stop_reason ${event.stopReason}` }
      case 'tool_result':
        return { name: event.kind, detail: t('test.event.sentBack', { request: event.request }) }
      case 'message':
        return { name: event.kind, detail: t('test.event.whole') }
      case 'message_stop':
        return { name: event.kind }
      case 'stopped':
        return { name: t('test.event.stopped') }
      case 'block': {
        const { block: { type, name }, json, startMs = 0, endMs } = event.growing
        if (endMs === undefined) return { name: type, ...(running && { detail: t('test.event.streaming'), tone: 'run' as const }) }
        return { name: type, detail: type === 'tool_use' ? `${name ?? ''} ${json ?? ''}` : format.duration(endMs - startMs) }
      }
    }
  }
}
