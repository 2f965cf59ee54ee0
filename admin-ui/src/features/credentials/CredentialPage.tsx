import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CredentialStatus } from '../../api/schema'
import { Page, PageHead } from '../../app/shell/Page'
import { useShortcut } from '../../app/shortcuts/registry'
import { useStale } from '../../live/live'
import { Button } from '../../ui/Button'
import { Failure } from '../../ui/Empty'
import { Menu } from '../../ui/Menu'
import { Skeleton } from '../../ui/Skeleton'
import { kindOf } from './account'
import { useTest } from './actions'
import './credential.css'
import { CreditsPerDay } from './CreditsPerDay'
import { EditSheet } from './EditSheet'
import { Facts } from './Facts'
import { History } from './History'
import { LatestRequests } from './LatestRequests'
import { credentialQuery, credentialsQuery } from './queries'
import { Reason } from './Reason'
import { RemoveDialog } from './RemoveDialog'
import { credentialRoute } from './routes'
import { nameOf } from './state'
import { Strip } from './Strip'
import { useRowMenu } from './useRowMenu'

/** What happened to this account, and what now? */
export function CredentialPage() {
  const { t } = useTranslation()
  const { id } = credentialRoute.useParams()
  const navigate = credentialRoute.useNavigate()
  const detail = useQuery(credentialQuery(id))
  const listed = useQuery(credentialsQuery).data?.credentials.find((one) => one.id === id)
  const credential = listed ?? detail.data?.status
  useShortcut('Escape', () => { void navigate({ to: '/credentials' }); })
  return (
    <Page title={credential === undefined ? `#${String(id)}` : nameOf(credential)}>
      <nav className="crumbs" aria-label={t('credentials.where')}>
        <Link to="/credentials">{t('app.nav.credentials')}</Link>
        <span aria-hidden="true">/</span>
        <span>#{id}</span>
      </nav>
      {credential !== undefined ? <Account credential={credential} /> : detail.isError ? (
        <Failure title={t('credentials.failedOne')} error={detail.error} onRetry={() => { void detail.refetch(); }} />
      ) : (
        <Skeleton widths={['60%', '20%']} />
      )}
    </Page>
  )
}

function Account({ credential }: { credential: CredentialStatus }) {
  const { id } = credential
  const detail = useQuery(credentialQuery(id)).data
  return (
    <>
      <Head credential={credential} />
      <div className="split">
        <div>
          <Reason credential={credential} />
          <Strip credential={credential} />
          <CreditsPerDay credential={credential} />
          <History id={id} />
          <LatestRequests id={id} />
        </div>
        <Facts credential={credential} settings={detail?.settings} />
      </div>
    </>
  )
}

function Head({ credential }: { credential: CredentialStatus }) {
  const { t } = useTranslation()
  const navigate = credentialRoute.useNavigate()
  const { edit } = credentialRoute.useSearch()
  const [removing, setRemoving] = useState(false)
  const ids = useQuery(credentialsQuery).data?.credentials.map((one) => one.id) ?? []
  const stale = useStale()
  const test = useTest()
  const showEdit = (open: boolean) => { void navigate({ search: open ? { edit: true } : {}, replace: true }); }
  const items = useRowMenu(credential, { onEdit: () => { showEdit(true); }, onRemove: () => { setRemoving(true); } })
  return (
    <>
      <PageHead
        title={nameOf(credential)}
        sub={[t(`credentials.kind.${kindOf(credential.authMethod, credential.provider)}`), credential.subscriptionTitle, `#${String(credential.id)}`].filter(Boolean).join(' · ')}
        actions={
          <>
            <Button icon="test" busy={test.isPending} disabled={stale} onClick={() => { test.mutate(credential.id); }}>
              {test.isPending ? t('credentials.act.testing') : t('credentials.act.testShort')}
            </Button>
            <Button icon="edit" onClick={() => { showEdit(true); }}>{t('credentials.act.edit')}</Button>
            <Menu label={t('credentials.moreActions', { id: credential.id })} items={items} />
          </>
        }
      />
      {edit === true && <EditSheet credential={credential} place={ids.indexOf(credential.id) + 1} ids={ids} onClose={() => { showEdit(false); }} />}
      {removing && <RemoveDialog credential={credential} onClose={() => { setRemoving(false); }} onRemoved={() => { void navigate({ to: '/credentials' }); }} />}
    </>
  )
}
