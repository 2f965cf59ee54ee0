import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Page, PageHead } from '../../app/shell/Page'
import { useFormat } from '../../format/useFormat'
import { Button, ButtonLink } from '../../ui/Button'
import { Empty, Failure } from '../../ui/Empty'
import { Skeleton } from '../../ui/Skeleton'
import { overviewQuery } from '../overview/queries'
import './credentials.css'
import { CredentialTable } from './CredentialTable'
import { ExportButton } from './ExportButton'
import { FilterBar } from './FilterBar'
import { groupOf } from './groups'
import { ImportSheet } from './ImportSheet'
import { credentialsQuery } from './queries'
import { credentialsRoute } from './routes'

/** Who can serve, and who needs the operator? */
export function CredentialsPage() {
  const { t } = useTranslation()
  const list = useQuery(credentialsQuery)
  const { sheet } = credentialsRoute.useSearch()
  const navigate = credentialsRoute.useNavigate()
  const show = (open: boolean) => {
    void navigate({ search: (search) => ({ ...search, sheet: open ? 'import' : undefined }) })
  }
  const credentials = list.data?.credentials
  return (
    <Page title={t('app.nav.credentials')}>
      <PageHead
        title={t('app.nav.credentials')}
        sub={<Summary />}
        live
        actions={
          <>
            <Button icon="upload" className="lean" onClick={() => { show(true); }}>{t('credentials.import.open')}</Button>
            <ExportButton />
            <ButtonLink look="primary" icon="plus" lean to="/sign-in">{t('credentials.add')}</ButtonLink>
          </>
        }
      />
      {credentials === undefined ? (
        list.isError ? <Failure title={t('credentials.failed')} error={list.error} onRetry={() => { void list.refetch(); }}>{t('credentials.failedStill')}</Failure> : <Skeleton widths={['12rem', '9rem', '10rem', '4rem']} />
      ) : credentials.length === 0 ? (
        <Empty title={t('credentials.none')} actions={<ButtonLink to="/start">{t('credentials.start')}</ButtonLink>}>{t('credentials.noneText')}</Empty>
      ) : (
        <>
          <FilterBar credentials={credentials} />
          <CredentialTable credentials={credentials} />
        </>
      )}
      {sheet === 'import' && <ImportSheet onClose={() => { show(false); }} />}
    </Page>
  )
}

function Summary() {
  const { t } = useTranslation()
  const format = useFormat()
  const credentials = useQuery(credentialsQuery).data?.credentials
  const quota = useQuery({ ...overviewQuery, select: (overview) => overview.quota }).data
  if (credentials === undefined) return null
  const due = credentials.filter((one) => groupOf(one) === 'due')
  const serving = credentials.filter((one) => groupOf(one) === 'serving').length
  const held = Math.floor(quota?.credentials.filter((one) => due.some(({ id }) => id === one.credentialId)).reduce((sum, one) => sum + one.remaining, 0) ?? 0)
  return [
    t('credentials.summary.serving', { count: credentials.length, serving }),
    due.length > 0 && (held > 0 ? t('credentials.summary.dueHold', { count: due.length, credits: format.count(held) }) : t('credentials.summary.due', { count: due.length })),
  ].filter(Boolean).join(' ')
}
