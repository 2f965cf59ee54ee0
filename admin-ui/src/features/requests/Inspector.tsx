import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Request } from '../../api/schema'
import { useShortcut } from '../../app/shortcuts/registry'
import { useFormat } from '../../format/useFormat'
import { useStale } from '../../live/live'
import { Button } from '../../ui/Button'
import { CopyButton } from '../../ui/CopyButton'
import { Failure } from '../../ui/Empty'
import { Sheet } from '../../ui/Layer'
import { Skeleton } from '../../ui/Skeleton'
import { Status } from '../../ui/Status'
import { useMedia, wide } from '../../ui/useMedia'
import { Attempts } from './Attempts'
import { failOverMs } from './attempts'
import { Facts } from './Facts'
import { isRunning } from './filter'
import { signs } from './outcome'
import { requestQuery } from './queries'

interface InspectorProps {
  id: string
  /** The list beside it, newest first. */
  rows: readonly Request[]
  onOpen: (id: string | undefined) => void
  onCancel: (id: string) => void
}

/** One request: beside the list where there is room, else over it. */
export function Inspector({ id, rows, onOpen, onCancel }: InspectorProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const beside = useMedia(wide)
  const listed = rows.find((row) => row.id === id)
  const fetched = useQuery({ ...requestQuery(id), enabled: listed === undefined })
  const request = listed ?? fetched.data
  const close = () => { onOpen(undefined); }
  useShortcut('Escape', close, beside)
  const title = request === undefined ? t('requests.inspect.title') : format.clockWithSeconds(request.startedAt)
  const body = request !== undefined ? <Body request={request} onCancel={onCancel} /> : fetched.isError ? (
    <Failure title={t('requests.inspect.failed')} error={fetched.error} onRetry={() => { void fetched.refetch(); }} />
  ) : <Skeleton rows={4} widths={['8rem', '6rem']} />
  if (!beside) return <Sheet open onClose={close} title={title}>{body}</Sheet>
  const index = rows.findIndex((row) => row.id === id)
  const newer = rows[index - 1]
  const older = index === -1 ? undefined : rows[index + 1]
  return (
    <aside className="insp" aria-label={t('requests.inspect.at', { time: title })}>
      <header>
        <h2>{title}</h2>
        <Button look="quiet" small icon="up" iconOnly disabled={newer === undefined} onClick={() => { onOpen(newer?.id); }}>{t('requests.inspect.newer')}</Button>
        <Button look="quiet" small icon="down" iconOnly disabled={older === undefined} onClick={() => { onOpen(older?.id); }}>{t('requests.inspect.older')}</Button>
        <Button look="quiet" small icon="close" iconOnly onClick={close}>{t('ui.layer.close')}</Button>
      </header>
      <div className="in" tabIndex={0} role="region" aria-label={t('requests.inspect.title')}>{body}</div>
    </aside>
  )
}

function Body({ request, onCancel }: { request: Request; onCancel: (id: string) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const stale = useStale()
  const cost = failOverMs(request)
  return (
    <>
      <div>
        <Status {...signs[request.state]}>{t(`credentials.outcome.${request.state}`)}</Status>
        <p className="mt-0.5 text-text-2">
          {t('requests.inspect.attempts', { count: request.attempts.length })}
          {cost > 0 && ` ${t('requests.inspect.failOver', { duration: format.duration(cost) })}`}
        </p>
        {request.cause && <p className="mt-0.5 break-words">{request.cause}</p>}
        <p className="mt-1 flex items-center gap-1 text-xs text-muted">
          <span className="mono cut">{request.id}</span>
          <CopyButton text={request.id} label={t('requests.inspect.id')} />
        </p>
        {isRunning(request) && <Button look="danger" className="mt-2" icon="stop" disabled={stale} onClick={() => { onCancel(request.id); }}>{t('requests.cancel.act')}</Button>}
      </div>
      {request.attempts.length > 0 && <Attempts request={request} />}
      <Facts request={request} />
      <p className="text-xs text-muted">{t('requests.inspect.neverStored')}</p>
    </>
  )
}
