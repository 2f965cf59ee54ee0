import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Request } from '../../api/schema'
import { useFormat } from '../../format/useFormat'
import { Failure } from '../../ui/Empty'
import { Icon } from '../../ui/Icon'
import type { Block, GrowingBlock } from './chat'
import { figuresOf, type Round, type Turn } from './turn'

interface TurnViewProps {
  turn: Turn
  running: boolean
  requestOf: (id: string) => Request | undefined
}

/** What the user said, and the answer with the calls of the sample tool in it. */
export function TurnView({ turn, running, requestOf }: TurnViewProps) {
  const { t } = useTranslation()
  const blocks = turn.rounds.flatMap(({ answer }) => answer.blocks)
  const requests = turn.rounds.flatMap(({ requestId }) => requestId ?? [])
  const credentials = new Set(requests.flatMap((id) => requestOf(id)?.credentialId ?? []))
  return (
    <>
      <li className="msg me">
        <p className="who">{t('test.you')}</p>
        <p className="tx">{turn.text}</p>
      </li>
      <li className="msg" aria-busy={running}>
        <p className="who">
          <span>{turn.choice.model}</span>
          {[...credentials].map((id) => <Link key={id} to="/credentials/$id" params={{ id }}>#{id}</Link>)}
        </p>
        {turn.rounds.map((round, index) => <RoundView key={index} round={round} running={running && index === turn.rounds.length - 1} />)}
        {running && blocks.length === 0 && <p className="text-muted">{t('test.waiting')}</p>}
        {turn.error !== undefined && <Failure title={t('test.failed')} error={turn.error} />}
        <Foot turn={turn} running={running} requestOf={requestOf} />
      </li>
    </>
  )
}

function RoundView({ round, running }: { round: Round; running: boolean }) {
  const { answer, results } = round
  const last = answer.blocks.length - 1
  return answer.blocks.map((growing, index) => (
    <BlockView key={index} growing={growing} streaming={running && index === last && growing.endMs === undefined} result={results?.content.find((one) => one.tool_use_id === growing.block.id)} />
  ))
}

function BlockView({ growing, streaming, result }: { growing: GrowingBlock; streaming: boolean; result: Block | undefined }) {
  const { t } = useTranslation()
  const { block } = growing
  switch (block.type) {
    case 'thinking':
      return (
        <details className="think" open>
          <summary><Icon name="bulb" /><Thought growing={growing} /></summary>
          <p>{block.thinking}</p>
        </details>
      )
    case 'tool_use':
      return <Call growing={growing} result={result} />
    case 'text':
      return <p className="tx">{block.text}{streaming && <span className="caret" aria-hidden="true" />}</p>
    default:
      return <p className="text-muted">{t('test.otherBlock', { type: block.type })}</p>
  }
}

function Thought({ growing: { startMs, endMs } }: { growing: GrowingBlock }) {
  const { t } = useTranslation()
  const format = useFormat()
  return <span>{startMs === undefined || endMs === undefined ? t('test.thinking') : t('test.thought', { duration: format.duration(endMs - startMs) })}</span>
}

function Call({ growing: { block, json, startMs }, result }: { growing: GrowingBlock; result: Block | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className="call">
      <div>
        <span className="k">{t('test.call')}</span>
        <code>{block.name} {json ?? ''}</code>
        {startMs !== undefined && <span className="k">{format.duration(startMs)}</span>}
      </div>
      {result !== undefined && (
        <div>
          <span className="k">{t('test.result')}</span>
          <code>{result.content}</code>
          <span className="k">{t('test.sampleTool')}</span>
        </div>
      )}
    </div>
  )
}

/** On a desk the figures stand beside the conversation. */
function Foot({ turn, running, requestOf }: TurnViewProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { firstEventMs, tokensPerSecond, credits, endMs } = figuresOf(turn, requestOf)
  const requestId = turn.rounds.at(-1)?.requestId
  return (
    <p className="foot">
      {firstEventMs !== undefined && <span className="desk-off">{t('test.foot.firstEvent', { duration: format.duration(firstEventMs) })}</span>}
      {tokensPerSecond !== undefined && <span className="desk-off">{t('test.foot.speed', { count: tokensPerSecond })}</span>}
      {credits !== undefined && <span className="desk-off">{t('test.foot.credits', { credits: format.amount(credits) })}</span>}
      {turn.stoppedMs !== undefined && <span>{t('test.foot.stopped', { duration: format.duration(turn.stoppedMs) })}</span>}
      {!running && turn.stoppedMs === undefined && endMs !== undefined && <span>{t('test.foot.total', { duration: format.duration(endMs) })}</span>}
      {requestId !== undefined && <Link to="/requests" search={{ open: requestId }}>{t('test.foot.request')}</Link>}
    </p>
  )
}
