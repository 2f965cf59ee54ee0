import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Request } from '../../api/schema'
import { useFormat } from '../../format/useFormat'
import { useStale } from '../../live/live'
import { Button } from '../../ui/Button'
import { Status } from '../../ui/Status'
import { useKeyNames } from '../overview/BusiestKeys'
import { isRunning } from './filter'
import { signs } from './outcome'

interface RequestRowProps {
  request: Request
  /** The longest duration of the list, in milliseconds: the whole width of the bar. */
  longest: number
  open: boolean
  onOpen: () => void
  onCancel: () => void
}

export function RequestRow({ request, longest, open, onOpen, onCancel }: RequestRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const names = useKeyNames()
  const stale = useStale()
  const { state, model, upstreamModel, client, attempts } = request
  const known = (value: number | null | undefined, text: (value: number) => string) => (typeof value === 'number' ? text(value) : '–')
  const running = isRunning(request)
  return (
    <tr
      role="row"
      data-row={request.id}
      tabIndex={-1}
      aria-selected={open}
      className={state === 'succeeded' ? 'quiet' : undefined}
      onClick={(event) => {
        if (!(event.target instanceof Element) || event.target.closest('a, button') === null) onOpen()
      }}
    >
      <td role="cell" className="tm">
        <Link from="/requests" search={(search) => ({ ...search, open: request.id })} title={format.full(request.startedAt)}>{format.clockWithSeconds(request.startedAt)}</Link>
        <DayOf at={request.startedAt} />
      </td>
      <td role="cell" className="oc"><Status {...signs[state]}>{t(`credentials.outcome.${state}`)}</Status></td>
      <td role="cell" className="ky">{names(request.key)}<span className="desk-off"> · {client}</span></td>
      <td role="cell" className="cl">{client}</td>
      <td role="cell" className="md" title={model ?? undefined}>
        {model ?? '–'}
        {upstreamModel && upstreamModel !== model && <span className={sameModel(model, upstreamModel) ? 'to dash' : 'to'}> → {upstreamModel}</span>}
      </td>
      <td role="cell" className={`num at ${attempts.length > 1 ? (state === 'failed' ? 'text-bad' : 'text-warn') : 'text-muted'}`}>{attempts.length}</td>
      <td role="cell" className="num tk">{known(request.inputTokens, format.short)}</td>
      <td role="cell" className="num tk">{known(request.outputTokens, format.count)}</td>
      <td role="cell" className="num crd">{known(request.credits, format.amount)}</td>
      <td role="cell" className="num fe">{known(request.firstEventMs, (value) => format.duration(value))}</td>
      <td role="cell" className="num du">{format.duration(request.durationMs)}</td>
      <td role="cell" className="len"><LengthBar request={request} longest={longest} /></td>
      <td role="cell" className="stop">
        {running ? (
          <Button look="quiet" small icon="stop" iconOnly disabled={stale} onClick={onCancel}>{t('requests.cancel.row', { time: format.clockWithSeconds(request.startedAt) })}</Button>
        ) : (
          <span className="text-muted">{request.stopReason ?? request.status ?? ''}</span>
        )}
      </td>
    </tr>
  )
}

/** The day where it is not today. */
function DayOf({ at }: { at: string }) {
  const format = useFormat()
  const moment = format.moment(at)
  return moment === format.clock(at) ? null : <span className="day"> {moment}</span>
}

/** `claude-sonnet-4-5` and `claude-sonnet-4.5` are two spellings of one model. */
function sameModel(asked: string | null | undefined, served: string): boolean {
  const plain = (id: string) => id.replaceAll('.', '-').replace(/-\d{8}$/, '')
  return plain(asked ?? '') === plain(served)
}

/** The duration against the longest of the list; pale up to the first event. */
function LengthBar({ request, longest }: Pick<RequestRowProps, 'request' | 'longest'>) {
  if (request.durationMs === 0) return null
  const width = (milliseconds: number) => `${String(Math.max(1, (milliseconds / longest) * 100))}%`
  const tone = isRunning(request) ? 'run' : request.state === 'failed' ? 'bad' : ''
  return (
    <span className={`tb ${tone}`}>
      <i style={{ width: width(request.durationMs) }} />
      {typeof request.firstEventMs === 'number' && <b style={{ width: width(request.firstEventMs) }} />}
    </span>
  )
}
