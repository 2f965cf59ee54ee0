import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Request } from '../../api/schema'
import { Section } from '../../app/shell/Page'
import { useFormat } from '../../format/useFormat'
import { Status } from '../../ui/Status'
import type { Shape, Tone } from '../../ui/StateIcon'
import { requestsOfQuery } from './usage'

const shown = 5

const outcomes: Record<Request['state'], { shape: Shape; tone: Tone }> = {
  waiting: { shape: 'running', tone: 'info' },
  answering: { shape: 'running', tone: 'info' },
  succeeded: { shape: 'ok', tone: 'ok' },
  refused: { shape: 'refused', tone: 'warn' },
  failed: { shape: 'error', tone: 'bad' },
  abandoned: { shape: 'cancelled', tone: 'off' },
  cancelled: { shape: 'cancelled', tone: 'off' },
}

export function LatestRequests({ id }: { id: number }) {
  const { t } = useTranslation()
  const list = useQuery(requestsOfQuery).data
  const requests = list?.recent.filter((request) => request.credentialIds.includes(id)).slice(0, shown)
  return (
    <Section id="requests" title={t('credentials.requests.title')} more={<Link className="more" to="/requests">{t('credentials.requests.all')}</Link>}>
      {requests?.length === 0 ? <p className="text-text-2">{t('credentials.requests.none')}</p> : (
        <table className="data reqs" role="table">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader">{t('credentials.requests.time')}</th>
              <th role="columnheader">{t('credentials.requests.model')}</th>
              <th role="columnheader">{t('credentials.requests.outcome')}</th>
              <th role="columnheader" className="num hide">{t('overview.keys.tokensIn')}</th>
              <th role="columnheader" className="num hide">{t('credentials.requests.out')}</th>
              <th role="columnheader" className="num">{t('overview.credits.title')}</th>
              <th role="columnheader" className="num">{t('overview.figure.firstEvent')}</th>
            </tr>
          </thead>
          <tbody role="rowgroup">{requests?.map((request) => <Row key={request.id} request={request} />)}</tbody>
        </table>
      )}
    </Section>
  )
}

function Row({ request }: { request: Request }) {
  const { t } = useTranslation()
  const format = useFormat()
  const number = (value: number | null | undefined, text: (value: number) => string) => (typeof value === 'number' ? text(value) : '–')
  return (
    <tr role="row">
      <td role="cell" className="tm text-muted">{format.clockWithSeconds(request.startedAt)}</td>
      <td role="cell" className="md">
        {request.model ?? '–'}
        <div className="l2">{request.client}</div>
      </td>
      <td role="cell" className="oc"><Status {...outcomes[request.state]}>{t(`credentials.outcome.${request.state}`)}</Status></td>
      <td role="cell" className="num hide">{number(request.inputTokens, format.short)}</td>
      <td role="cell" className="num hide">{number(request.outputTokens, format.count)}</td>
      <td role="cell" className="num crd">{number(request.credits, format.amount)}</td>
      <td role="cell" className="num fe">{number(request.firstEventMs, (value) => format.duration(value))}</td>
    </tr>
  )
}
