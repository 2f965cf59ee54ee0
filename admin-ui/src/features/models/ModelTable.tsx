import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Model } from '../../api/schema'
import { useRowKeys } from '../../app/shortcuts/useRowKeys'
import { useFormat } from '../../format/useFormat'
import { CopyButton } from '../../ui/CopyButton'
import { Status } from '../../ui/Status'
import { VirtualRows } from '../../ui/VirtualRows'
import { modelsRoute } from './routes'

export function ModelTable({ models }: { models: readonly Model[] }) {
  const { t } = useTranslation()
  const navigate = modelsRoute.useNavigate()
  useRowKeys({ rows: models.map(({ id }) => id), onOpen: (id) => { void navigate({ to: '/requests', search: { range: 'day', model: id } }); } })
  return (
    <table className="data mods" role="table" aria-rowcount={models.length + 1}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('models.column.model')}</th>
          <th role="columnheader" className="state">{t('models.column.state')}</th>
          <th role="columnheader" className="num">{t('models.column.context')}</th>
          <th role="columnheader" className="num out">{t('models.column.output')}</th>
          <th role="columnheader" className="num">{t('models.column.rate')}</th>
          <th role="columnheader" className="can">{t('models.column.can')}</th>
          <th role="columnheader" className="by">{t('models.column.credentials')}</th>
        </tr>
      </thead>
      <VirtualRows rows={models} columns={7} estimate={57} rowKey={({ id }) => id}>
        {(model) => <Row key={model.id} model={model} />}
      </VirtualRows>
    </table>
  )
}

function Row({ model }: { model: Model }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { id, upstreamId, displayName, usable, rateMultiplier, inputTypes, thinking, refusalFallbacks, credentials } = model
  const can = [...inputTypes.map((type) => (type === 'TEXT' ? t('models.text') : type === 'IMAGE' ? t('models.image') : type)), thinking && t('models.thinking')].filter((one) => one !== false)
  return (
    <tr role="row" data-row={id} tabIndex={-1}>
      <td role="cell" className="who">
        <Link className="name" to="/requests" search={{ range: 'day', model: id }} title={t('models.requests')}>{displayName}</Link>
        <div className="l2 flex items-center gap-1"><span className="mono">{id}</span><CopyButton text={id} label={id} /></div>
        {refusalFallbacks.length > 0 && <div className="l2">{t('models.fallback', { models: refusalFallbacks.join(', ') })}</div>}
      </td>
      <td role="cell" className="state">
        {usable ? <Status shape="ready" tone="ok">{t('models.usable')}</Status> : <Status shape="off" tone="off">{t('models.unusable')}</Status>}
        {upstreamId !== id && <div className="l2 mono">{upstreamId}</div>}
      </td>
      <td role="cell" className="num" data-label={t('models.column.context')}>{format.short(model.contextWindow)}</td>
      <td role="cell" className="num out" data-label={t('models.column.output')}>{format.short(model.maxOutputTokens)}</td>
      <td role="cell" className="num" data-label={t('models.column.rate')}>{typeof rateMultiplier === 'number' ? t('models.times', { rate: format.amount(rateMultiplier) }) : '–'}</td>
      <td role="cell" className="can">{can.join(t('credentials.facts.comma'))}</td>
      <td role="cell" className="by">
        {credentials.length === 0 ? <span className="text-muted">{t('models.noCredential')}</span> : credentials.map((one) => (
          <span key={one}><Link to="/credentials/$id" params={{ id: one }}>#{one}</Link> </span>
        ))}
      </td>
    </tr>
  )
}
