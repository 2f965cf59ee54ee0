import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { answerWithinSeconds, type ProbePath } from './probe'
import { useProbe, type ProbeState } from './useProbe'

type Health = 'checking' | 'ok' | 'notOk'

const looks: Record<Health, { tile: string; dot: string; word: string }> = {
  checking: { tile: 'border-line', dot: 'bg-muted', word: 'text-muted' },
  ok: { tile: 'border-good/30 bg-good-soft', dot: 'bg-good', word: 'text-good' },
  notOk: { tile: 'border-bad/30 bg-bad-soft', dot: 'bg-bad', word: 'text-bad' },
}

export function ProbeTile({ path, name }: { path: ProbePath; name: 'live' | 'ready' }) {
  const { t } = useTranslation()
  const { state, answeredAt } = useProbe(path)
  const health = healthOf(state)
  const look = looks[health]
  return (
    <div className={`flex flex-col rounded-xl border p-4 ${look.tile}`}>
      <div className="flex items-baseline justify-between gap-3">
        <h3 className="font-medium">{t(`status.${name}.title`)}</h3>
        <code className="text-xs text-muted">GET {path}</code>
      </div>
      <p className="mt-0.5 text-sm text-muted">{t(`status.${name}.question`)}</p>
      {/* Only what changes with the state is announced; the time below changes with every poll. */}
      <div role="status" aria-label={t(`status.${name}.title`)} className="mt-4 mb-3 grow">
        <p className={`flex items-center gap-2.5 text-xl font-semibold ${look.word}`}>
          <span aria-hidden className={`ml-1 size-2.5 rounded-full ring-4 ring-current/15 ${look.dot}`} />
          {t(`status.${health}`)}
        </p>
        <p className="mt-1 text-sm wrap-anywhere">{causeOf(state, t)}</p>
      </div>
      <LastAnswer at={answeredAt} />
    </div>
  )
}

function LastAnswer({ at }: { at: Date | undefined }) {
  const { t, i18n } = useTranslation()
  const format = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'medium' })
  return (
    <p className="text-xs text-muted tabular-nums">
      {t('status.lastAnswer')} {at ? <time dateTime={at.toISOString()}>{format.format(at)}</time> : t('status.never')}
    </p>
  )
}

function healthOf(state: ProbeState): Health {
  return state.kind === 'ok' || state.kind === 'checking' ? state.kind : 'notOk'
}

function causeOf(state: ProbeState, t: TFunction): string | undefined {
  switch (state.kind) {
    case 'ok':
    case 'checking':
      return undefined
    case 'refused':
      return state.reason === undefined
        ? t('status.refused', { status: state.status })
        : t('status.refusedBecause', { status: state.status, reason: state.reason })
    case 'malformed':
      return t('status.malformed', { status: state.status })
    case 'unreachable':
      return t('status.unreachable')
    case 'timedOut':
      return t('status.timedOut', { seconds: answerWithinSeconds })
  }
}
