import { useTranslation } from 'react-i18next'
import type { CredentialStatus } from '../../api/schema'
import { useFormat } from '../../format/useFormat'
import { stateOf } from '../credentials/state'

/** The state in the narrow segments of the pool: a word, and what a wide screen adds. */
export function useShortState(): (credential: CredentialStatus) => { word: string; more: string } {
  const { t } = useTranslation()
  const format = useFormat()
  return (credential) => {
    const state = stateOf(credential)
    const word = t(`overview.pool.${state}`)
    const { until, since } = credential.health
    switch (state) {
      case 'inUse':
        return { word, more: t('overview.pool.more.open', { count: credential.inFlight }) }
      case 'coolingDown':
      case 'atLimit':
        return { word, more: until ? t('overview.pool.more.left', { duration: format.duration(Math.max(1000, roundToSeconds(Date.parse(until) - Date.now()))) }) : '' }
      case 'usedUp':
        return { word, more: until ? t('overview.pool.more.until', { time: format.moment(until) }) : '' }
      case 'signInEnded':
        return { word, more: t('overview.pool.more.at', { time: format.moment(since) }) }
      default:
        return { word, more: '' }
    }
  }
}

function roundToSeconds(milliseconds: number): number {
  return Math.ceil(milliseconds / 1000) * 1000
}
