import { Link } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Request } from '../../api/schema'
import { useFormat } from '../../format/useFormat'
import { useKeyNames } from '../overview/BusiestKeys'

/** What is known of a request; what is not known is not there. */
export function Facts({ request }: { request: Request }) {
  const { t } = useTranslation()
  const format = useFormat()
  const names = useKeyNames()
  const { credentialId, model, upstreamModel, inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens, firstEventMs, durationMs } = request
  const tokens = typeof inputTokens === 'number' && t('requests.fact.inOut', { input: format.count(inputTokens), output: format.count(outputTokens ?? 0) })
  const cached = ((cacheReadTokens ?? 0) > 0 || (cacheWriteTokens ?? 0) > 0) && t('requests.fact.readWritten', { read: format.count(cacheReadTokens ?? 0), written: format.count(cacheWriteTokens ?? 0) })
  const streamed = typeof firstEventMs === 'number' ? (durationMs - firstEventMs) / 1000 : 0
  const speed = typeof outputTokens === 'number' && outputTokens > 0 && streamed >= 0.1 && t('requests.fact.perSecond', { count: Math.round(outputTokens / streamed) })
  const facts: [string, ReactNode][] = [
    [t('requests.filter.key'), <Link key="key" from="/requests" search={(search) => ({ ...search, key: request.key })}>{names(request.key)}</Link>],
    [t('requests.column.client'), request.client],
    [t('requests.filter.credential'), typeof credentialId === 'number' && <Link key="credential" to="/credentials/$id" params={{ id: credentialId }}>#{credentialId}</Link>],
    [t('requests.filter.model'), [model, upstreamModel !== model && upstreamModel].filter(Boolean).join(' → ')],
    [t('requests.fact.tokens'), tokens],
    [t('requests.fact.cached'), cached],
    [t('requests.column.credits'), typeof request.credits === 'number' && format.amount(request.credits)],
    [t('requests.column.firstEvent'), typeof firstEventMs === 'number' && format.duration(firstEventMs)],
    [t('requests.column.duration'), <Fragment key="duration">{format.duration(durationMs)} <span className="text-muted">{speed}</span></Fragment>],
    [t('requests.fact.stopReason'), request.stopReason],
    [t('requests.fact.error'), request.errorType],
    [t('requests.fact.status'), request.status],
    [t('requests.fact.route'), <Fragment key="route"><span className="mono">{request.route}</span><span className="l2">{request.stream ? t('requests.fact.stream') : t('requests.fact.whole')}</span></Fragment>],
    [t('requests.fact.conversation'), request.conversation && <span key="conversation" className="mono break-all">{request.conversation}</span>],
  ]
  return (
    <section>
      <h3 className="hidden-label">{t('requests.fact.title')}</h3>
      <dl className="kv">
        {facts.map(([name, value]) => (value ? (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ) : null))}
      </dl>
    </section>
  )
}
