import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client'
import type { About, GatewayStatus } from '../../api/schema'
import { Page, PageHead } from '../../app/shell/Page'
import { Time } from '../../format/Time'
import { CopyButton } from '../../ui/CopyButton'
import { Failure } from '../../ui/Empty'
import { Skeleton } from '../../ui/Skeleton'
import './about.css'
import { Libraries } from './Libraries'
import type { en } from './texts/en'

/** Which version is this, since when, what is in it, and where does one read on? */
export function AboutPage() {
  const { t } = useTranslation()
  const about = useQuery({ queryKey: ['about'], queryFn: ({ signal }) => call('get', '/api/admin/about', { signal }), staleTime: Infinity })
  const status = useQuery({ queryKey: ['status'], queryFn: ({ signal }) => call('get', '/api/admin/status', { signal }) })
  return (
    <Page title={t('app.nav.about')}>
      <PageHead title={t('about.title')} sub={t('about.sub')} />
      {about.data !== undefined ? (
        <>
          <Facts about={about.data} status={status.data} />
          <Documents about={about.data} />
          {about.data.libraries.length > 0 && <Libraries libraries={about.data.libraries} />}
        </>
      ) : about.isError ? (
        <Failure title={t('about.failed')} error={about.error} onRetry={() => { void about.refetch(); }} />
      ) : (
        <Skeleton rows={4} widths={['8rem', '12rem']} />
      )}
    </Page>
  )
}

function Facts({ about, status }: { about: About; status: GatewayStatus | undefined }) {
  const { t } = useTranslation()
  const java = `${about.javaVersion}${about.javaVendor === '' ? '' : ` (${about.javaVendor})`}`
  const build = about.build ?? undefined
  const report = `kiro4j ${[about.version, build?.revision].filter(Boolean).join(' ')}, Java ${java}, ${about.storage}`
  return (
    <>
      <dl className="kv">
        <dt>{t('about.version')}</dt>
        <dd>{about.version}</dd>
        {build !== undefined && (
          <>
            <dt>{t('about.build')}</dt>
            <dd><span className="mono">{build.revision}</span> · <Time at={build.time} as="day" /></dd>
          </>
        )}
        <dt>{t('about.java')}</dt>
        <dd>{java}</dd>
        {status !== undefined && (
          <>
            <dt>{t('about.started')}</dt>
            <dd><Time at={status.startedAt} as="ago" /></dd>
          </>
        )}
        <dt>{t('about.storage')}</dt>
        <dd>
          {about.storage}
          {status?.storage.available === false && <span className="text-bad"> {status.storage.problem ?? t('about.away')}</span>}
        </dd>
        <dt>{t('about.licence')}</dt>
        <dd>{about.licence}</dd>
      </dl>
      <p className="mt-3"><CopyButton text={report} label={t('about.report')} word /></p>
    </>
  )
}

function Documents({ about }: { about: About }) {
  const { t, i18n } = useTranslation()
  const documents = about.documents.filter((document): document is Known => document.name in names)
  return (
    <section className="sec" aria-labelledby="documents">
      <h2 className="h2" id="documents">{t('about.documents')}</h2>
      <p className="mt-1 text-text-2">{t('about.documentsText')}</p>
      <dl className="kv mt-2">
        {documents.map(({ name, path, chinesePath }) => (
          <div key={name} className="contents">
            <dt>{t(`about.document.${names[name]}`)}</dt>
            <dd className="mono wrap-anywhere">{i18n.language === 'zh-CN' ? chinesePath : path}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** The documents for which the page has a word. */
const names = {
  install: 'install',
  accounts: 'accounts',
  clients: 'clients',
  keys: 'keys',
  configure: 'configure',
  operate: 'operate',
  monitor: 'monitor',
  troubleshoot: 'troubleshoot',
  'admin-cli': 'commandLine',
  'admin-api': 'api',
} as const satisfies Record<string, keyof typeof en.document>

type Known = About['documents'][number] & { name: keyof typeof names }
