import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { CredentialStatus } from '../../api/schema'
import { useFormat, type Format } from '../../format/useFormat'
import { stateOf } from './state'
import type { en } from './texts/en'

/** The second line of a state: its reason and its time. */
export function useDetail(): (credential: CredentialStatus) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return (credential) => detail(credential, t, format)
}

function detail(credential: CredentialStatus, t: TFunction, format: Format): string {
  const { health } = credential
  const until = health.until ? format.moment(health.until) : undefined
  switch (stateOf(credential)) {
    case 'ready':
      return credential.lastUsedAt ? t('credentials.detail.lastUsed', { time: format.ago(credential.lastUsedAt) }) : t('credentials.detail.notUsed')
    case 'inUse':
      return t('credentials.detail.open', { count: credential.inFlight })
    case 'atLimit':
      return until === undefined ? t(`credentials.cause.${causeKey(health.cause)}`) : t('credentials.detail.until', { time: until, cause: t(`credentials.cause.${causeKey(health.cause)}`) })
    case 'coolingDown':
      return until === undefined ? t(`credentials.cause.${causeKey(health.cause)}`) : t('credentials.detail.until', { time: until, cause: t(`credentials.cause.${causeKey(health.cause)}`) })
    case 'probing':
      return t('credentials.detail.probing')
    case 'usedUp':
      return until === undefined ? t('credentials.detail.untilReset') : t('credentials.detail.untilResetAt', { time: until })
    case 'refreshFailing':
      return refreshDetail(credential, t, format)
    case 'signInEnded':
      return t('credentials.detail.signInEnded')
    case 'suspended':
      return t('credentials.detail.suspended')
    case 'incomplete':
      return t('credentials.detail.incomplete')
    case 'disabled':
      return t('credentials.detail.disabled', { time: format.moment(health.since) })
  }
}

function refreshDetail({ refreshFailureCount, expiresAt }: CredentialStatus, t: TFunction, format: Format): string {
  const tries = refreshFailureCount === 0 ? t('credentials.detail.refreshFailed') : t('credentials.detail.failedRefreshes', { count: refreshFailureCount })
  return expiresAt && Date.parse(expiresAt) > Date.now() ? t('credentials.detail.tokenGood', { tries, time: format.moment(expiresAt) }) : tries
}

const known: readonly (keyof typeof en.cause)[] = ['requests_per_minute', 'max_concurrency', 'rate_limit', 'risk_throttle', 'quota', 'daily_quota', 'refused', 'no_token', 'operator', 'suspended', 'sign_in_void', 'incomplete']

export function causeKey(cause: string | null | undefined): keyof typeof en.cause {
  return known.find((one) => one === cause) ?? 'other'
}
