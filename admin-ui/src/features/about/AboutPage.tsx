import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client'
import type { GatewayStatus } from '../../api/schema'
import { Page, PageHead } from '../../app/shell/Page'
import { Time } from '../../format/Time'
import { CopyButton } from '../../ui/CopyButton'
import { Failure } from '../../ui/Empty'
import { Skeleton } from '../../ui/Skeleton'

const licence = 'MIT'
const documents = ['accounts', 'clients', 'keys', 'configure', 'operate', 'api'] as const
const files = {
  en: { accounts: 'docs/accounts.md', clients: 'docs/clients.md', keys: 'docs/keys.md', configure: 'docs/configure.md', operate: 'docs/operate.md', api: 'docs/admin-api.md' },
  'zh-CN': { accounts: 'docs/accounts.zh-CN.md', clients: 'docs/clients.zh-CN.md', keys: 'docs/keys.zh-CN.md', configure: 'docs/configure.zh-CN.md', operate: 'docs/operate.zh-CN.md', api: 'docs/admin-api.zh-CN.md' },
}

/** Which version is this, since when, and where does one read on? */
export function AboutPage() {
  const { t, i18n } = useTranslation()
  const status = useQuery({ queryKey: ['status'], queryFn: ({ signal }) => call('get', '/api/admin/status', { signal }) })
  const paths = i18n.language === 'zh-CN' ? files['zh-CN'] : files.en
  return (
    <Page title={t('app.nav.about')}>
      <PageHead title={t('about.title')} sub={t('about.sub')} />
      {status.data !== undefined ? <Facts status={status.data} /> : status.isError ? (
        <Failure title={t('about.failed')} error={status.error} onRetry={() => { void status.refetch(); }} />
      ) : (
        <Skeleton rows={4} widths={['8rem', '12rem']} />
      )}
      <section className="sec" aria-labelledby="documents">
        <h2 className="h2" id="documents">{t('about.documents')}</h2>
        <p className="mt-1 text-text-2">{t('about.documentsText')}</p>
        <dl className="kv mt-2">
          {documents.map((name) => (
            <div key={name} className="contents">
              <dt>{t(`about.document.${name}`)}</dt>
              <dd className="mono wrap-anywhere">{paths[name]}</dd>
            </div>
          ))}
        </dl>
      </section>
    </Page>
  )
}

function Facts({ status }: { status: GatewayStatus }) {
  const { t } = useTranslation()
  const report = `kiro4j ${status.version}, Java ${status.javaVersion}, ${status.storage.type}`
  return (
    <>
      <dl className="kv">
        <dt>{t('about.version')}</dt>
        <dd>{status.version}</dd>
        <dt>{t('about.java')}</dt>
        <dd>{status.javaVersion}</dd>
        <dt>{t('about.started')}</dt>
        <dd><Time at={status.startedAt} as="ago" /></dd>
        <dt>{t('about.storage')}</dt>
        <dd>
          {status.storage.type}
          {!status.storage.available && <span className="text-bad"> {status.storage.problem ?? t('about.away')}</span>}
        </dd>
        <dt>{t('about.licence')}</dt>
        <dd>{licence}</dd>
      </dl>
      <p className="mt-3"><CopyButton text={report} label={t('about.report')} word /></p>
    </>
  )
}
