import { useTranslation } from 'react-i18next'
import type { ClientKeyDetail } from '../../api/schema'
import { Time } from '../../format/Time'
import { useFormat } from '../../format/useFormat'
import { useNow } from '../../format/useNow'
import { Menu, type MenuItem } from '../../ui/Menu'
import { Status, Tag } from '../../ui/Status'
import { LimitCell } from './LimitCell'
import { expiresSoon } from './state'

interface KeyRowProps {
  detail: ClientKeyDetail
  items: readonly MenuItem[]
  onOpen: () => void
  menuOpen: boolean
  onMenu: (open: boolean) => void
}

export function KeyRow({ detail, items, onOpen, menuOpen, onMenu }: KeyRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { id, name, note, prefix, state, limits, usage, models } = detail
  const off = state !== 'active'
  const allowed = models.length === 0 ? t('keys.all') : models.join(', ')
  const byMonth = typeof limits.tokensPerDay !== 'number' && typeof limits.tokensPerMonth === 'number'
  return (
    <tr
      role="row"
      data-row={id}
      tabIndex={-1}
      className={off ? 'offr' : undefined}
      onClick={(event) => {
        if (!(event.target instanceof Element) || event.target.closest('a, button, [role=menu]') === null) onOpen()
      }}
    >
      <td role="cell" className="who">
        <button type="button" className="name" onClick={onOpen}>{name}</button>
        {off && <> <Status shape="off" tone="off">{t(`keys.state.${state}`)}</Status></>}
        <Former until={detail.previousUntil} />
        <div className="l2"><span className="mono">{prefix}…</span>{note !== '' && ` · ${note}`}</div>
      </td>
      <td role="cell" className="l" data-label={t('keys.column.perMinute')}>
        <LimitCell used={usage.requestsThisMinute} limit={limits.requestsPerMinute} text={format.count} off={off} label={t('keys.limit.requestsPerMinute')} />
        <AtOnce detail={detail} />
      </td>
      <td role="cell" className="l" data-label={t('keys.column.tokens')}>
        {byMonth ? (
          <LimitCell used={usage.tokensThisMonth} limit={limits.tokensPerMonth} text={format.short} off={off} label={t('keys.limit.tokensPerMonth')} more={t('keys.thisMonth')} />
        ) : (
          <LimitCell used={usage.tokensToday} limit={limits.tokensPerDay} text={format.short} off={off} label={t('keys.limit.tokensPerDay')} />
        )}
        {!byMonth && typeof limits.tokensPerMonth === 'number' && <LimitCell used={usage.tokensThisMonth} limit={limits.tokensPerMonth} text={format.short} off={off} label={t('keys.limit.tokensPerMonth')} more={t('keys.thisMonth')} />}
      </td>
      <td role="cell" className="l" data-label={t('keys.column.credits')}>
        <LimitCell used={usage.creditsThisMonth} limit={limits.creditsPerMonth} text={format.amount} off={off} label={t('keys.limit.creditsPerMonth')} />
      </td>
      <td role="cell" className="mo">
        <div className="cut" title={allowed}>{allowed}</div>
        {detail.credentials.length > 0 && <div className="l2 cut">{t('keys.onlyCredentials', { ids: detail.credentials.map((one) => `#${String(one)}`).join(', ') })}</div>}
      </td>
      <td role="cell" className="ex"><Expiry detail={detail} /></td>
      <td role="cell" className="m"><Menu quiet label={t('keys.moreActions', { name })} items={items} open={menuOpen} onOpenChange={onMenu} /></td>
    </tr>
  )
}

/** The former key still works after a rotation. */
function Former({ until }: { until: string | null | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(60_000)
  if (!until || Date.parse(until) <= now) return null
  return <> <Tag tone="info">{t('keys.twoWork', { time: format.moment(until) })}</Tag></>
}

function AtOnce({ detail: { usage, limits } }: { detail: ClientKeyDetail }) {
  const { t } = useTranslation()
  if (typeof limits.maxConcurrency === 'number') return <div className="l2">{t('keys.atOnceOf', { count: usage.inFlight, limit: limits.maxConcurrency })}</div>
  return usage.inFlight > 0 ? <div className="l2">{t('keys.atOnce', { count: usage.inFlight })}</div> : null
}

function Expiry({ detail }: { detail: ClientKeyDetail }) {
  const { t } = useTranslation()
  const now = useNow(60_000)
  if (!detail.expires) return t('keys.never')
  return expiresSoon(detail, now) ? <Time at={detail.expires} as="ahead" className="text-warn" /> : <Time at={detail.expires} as="day" />
}
