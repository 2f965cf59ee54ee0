import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client'
import type { CredentialStatus, MaskedEntry } from '../../api/schema'
import { Section } from '../../app/shell/Page'
import { Time } from '../../format/Time'
import { useFormat } from '../../format/useFormat'
import { useNow } from '../../format/useNow'
import { StateIcon } from '../../ui/StateIcon'
import { credentialsQuery } from './queries'
import { endpointOf } from './account'

export function Facts({ credential, settings }: { credential: CredentialStatus; settings: MaskedEntry | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const ids = useQuery(credentialsQuery).data?.credentials.map(({ id }) => id) ?? []
  const now = useNow(10_000)
  const { limits, expiresAt, signInEndsAt, sameAccount } = credential
  const limitTexts = [
    typeof limits.requestsPerMinute === 'number' && t('credentials.facts.aMinute', { count: limits.requestsPerMinute }),
    typeof limits.maxConcurrency === 'number' && t('credentials.facts.atOnce', { count: limits.maxConcurrency }),
  ].filter(Boolean)
  return (
    <aside>
      <Section id="facts" className="" title={t('credentials.facts.title')}>
        <dl className="kv">
          <Fact name={t('credentials.column.order')}>{ids.includes(credential.id) ? t('credentials.facts.place', { place: ids.indexOf(credential.id) + 1, count: ids.length }) : '–'}</Fact>
          <Fact name={t('credentials.facts.limits')}>{limitTexts.length === 0 ? t('credentials.facts.none') : limitTexts.join(t('credentials.facts.comma'))}</Fact>
          {expiresAt && (
            <Fact name={t('credentials.facts.accessToken')}>
              {Date.parse(expiresAt) < now ? <span className="text-bad">{t('credentials.facts.expiredAt', { time: format.moment(expiresAt) })}</span> : t('credentials.facts.goodUntil', { time: format.moment(expiresAt) })}
            </Fact>
          )}
          {signInEndsAt && (
            <Fact name={t('credentials.facts.signIn')}>
              {Date.parse(signInEndsAt) < now ? <span className="text-bad">{t('credentials.facts.endedAt', { time: format.moment(signInEndsAt) })}</span> : t('credentials.facts.goodUntil', { time: format.moment(signInEndsAt) })}
            </Fact>
          )}
          {sameAccount.length > 0 && <Fact name={t('credentials.facts.sameAccount')}>{sameAccount.map((same) => `#${String(same)}`).join(', ')}</Fact>}
          {credential.maskedApiKey && <Fact name={t('credentials.kind.apiKey')}><code className="mono">{credential.maskedApiKey}</code></Fact>}
          <Fact name={t('credentials.edit.region')}>{credential.region ?? t('credentials.facts.default')}</Fact>
          <Fact name={t('credentials.edit.proxy')}>{credential.proxyUrl ?? (credential.hasProxy ? t('credentials.facts.direct') : t('credentials.facts.proxyDefault'))}</Fact>
          {settings?.machineId && <Fact name={t('credentials.facts.machineId')}><span className="mono break-all">{settings.machineId}</span></Fact>}
          <Fact name={t('credentials.facts.okFailed')}>{format.count(credential.successCount)} / {format.count(credential.failureTotal)}</Fact>
        </dl>
      </Section>
      <Ways credential={credential} />
      <Models id={credential.id} />
    </aside>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

/** The endpoint that last worked, and the last failed attempt. */
function Ways({ credential }: { credential: CredentialStatus }) {
  const { t } = useTranslation()
  const { routeSince, lastError } = credential
  const endpoint = endpointOf(credential)
  if (endpoint === '' && !lastError) return null
  return (
    <Section id="ways" title={t('credentials.ways.title')}>
      <ul className="ways">
        {endpoint !== '' && (
          <li>
            <StateIcon shape="ok" tone="ok" />
            <span>{endpoint}</span>
            {routeSince && <span className="l2">{t('credentials.ways.since')} <Time at={routeSince} as="moment" /></span>}
          </li>
        )}
        {lastError && (
          <li>
            <StateIcon shape="error" tone="off" />
            <span>{lastError.endpoint}</span>
            <span className="l2">{t('credentials.ways.lastError', { cause: lastError.cause })} <Time at={lastError.at} as="ago" /></span>
          </li>
        )}
      </ul>
    </Section>
  )
}

function Models({ id }: { id: number }) {
  const { t } = useTranslation()
  const models = useQuery({ queryKey: ['models'], queryFn: ({ signal }) => call('get', '/api/admin/models', { signal }) }).data?.models
  const mine = models?.filter((model) => model.credentials.includes(id))
  if (mine === undefined || mine.length === 0) return null
  return (
    <Section id="models" title={t('app.nav.models')} more={<span className="text-xs text-muted">{mine.length}</span>}>
      <p className="text-xs text-text-2">{mine.map((model) => model.id).join(', ')}</p>
    </Section>
  )
}
