import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { credentialsQuery } from '../credentials/queries'
import { nameOf } from '../credentials/state'
import { useKeyNames } from '../overview/BusiestKeys'
import type { Split } from './series'

/** What a name of the report is called on the page. */
export function useNames(by: Split): (name: string) => string {
  const { t } = useTranslation()
  const keyNames = useKeyNames()
  const credentials = useQuery({ ...credentialsQuery, enabled: by === 'credential' }).data?.credentials
  return (name) => {
    switch (by) {
      case 'key':
        return keyNames(name)
      case 'credential': {
        const credential = credentials?.find(({ id }) => String(id) === name)
        if (name === '' || name === '0') return t('usage.noCredential')
        const called = credential === undefined ? '' : nameOf(credential)
        return called === '' || called === `#${name}` ? `#${name}` : `#${name} ${called}`
      }
      case 'outcome':
        return outcomeOf(name) === undefined ? name : t(`credentials.outcome.${outcomeOf(name) ?? 'failed'}`)
      case 'model':
      case 'client':
        return name === '' ? t('usage.unknown') : name
    }
  }
}

const outcomes = ['succeeded', 'refused', 'failed', 'abandoned', 'cancelled'] as const

function outcomeOf(name: string): (typeof outcomes)[number] | undefined {
  return outcomes.find((one) => one === name)
}
