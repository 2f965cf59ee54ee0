import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Request } from '../../api/schema'
import { Section } from '../../app/shell/Page'
import { Time } from '../../format/Time'
import { useLiveEvent } from '../../live/live'
import { useKeyNames } from './BusiestKeys'
import { requestsQuery } from './usage'

const shown = 5
const isError = ({ state }: Request) => state === 'failed' || state === 'refused'

export function LatestErrors() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const recent = useQuery(requestsQuery).data?.recent
  const errors = recent?.filter(isError).slice(0, shown)
  useLiveEvent('requests', (list) => {
    if (list.recent.some(isError)) void client.invalidateQueries({ queryKey: requestsQuery.queryKey })
  })
  return (
    <Section id="errors" className="" title={t('overview.errors.title')} more={<Link className="more" to="/requests" search={{ outcome: 'failed' }}>{t('overview.errors.all')}</Link>}>
      {errors?.length === 0 ? (
        <p className="py-2 text-text-2">{t('overview.errors.none')}</p>
      ) : (
        <ol className="errs">
          {errors?.map((request) => (
            <li key={request.id}>
              <ErrorLink request={request} />
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}

function ErrorLink({ request }: { request: Request }) {
  const { t } = useTranslation()
  const names = useKeyNames()
  const credential = typeof request.credentialId === 'number' ? `#${String(request.credentialId)}` : undefined
  const where = [credential, request.endpoint].filter(Boolean).join(' ')
  const second = [where === '' ? undefined : where, names(request.key), request.model].filter(Boolean).join(' · ')
  return (
    <Link to="/requests" search={{ open: request.id }}>
      <Time at={request.startedAt} as="moment" />
      <span className="e1">{request.cause ?? request.errorType ?? t(`overview.outcome.${request.state === 'refused' ? 'refused' : 'failed'}`)}</span>
      <span className="e2">{second}</span>
      <span className="e3">{[t(`overview.outcome.${request.state === 'refused' ? 'refused' : 'failed'}`), request.status].filter(Boolean).join(' ')}</span>
    </Link>
  )
}
