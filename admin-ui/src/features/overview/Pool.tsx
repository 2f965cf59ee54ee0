import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { CredentialStatus } from '../../api/schema'
import { useFormat } from '../../format/useFormat'
import { useNow } from '../../format/useNow'
import { StateIcon } from '../../ui/StateIcon'
import { groupOf, type Group } from '../credentials/groups'
import { credentialsQuery } from '../credentials/queries'
import { nameOf, signOf, stateOf, type CredentialState } from '../credentials/state'
import { useShortState } from './useShortState'

const eachUpTo = 24

/** One segment per credential in the order of use; above 24 one per state. */
export function Pool() {
  const { t } = useTranslation()
  const credentials = useQuery(credentialsQuery).data?.credentials
  if (credentials === undefined || credentials.length === 0) return null
  return (
    <ol className="pool" aria-label={t('overview.pool.label')}>
      {credentials.length <= eachUpTo
        ? credentials.map((credential) => <Segment key={credential.id} credential={credential} />)
        : statesOf(credentials).map((segment) => <StateSegment key={segment.state} {...segment} />)}
    </ol>
  )
}

function Segment({ credential }: { credential: CredentialStatus }) {
  useNow()
  const state = stateOf(credential)
  const { word, more } = useShortState()(credential)
  const { shape, tone } = signOf(state)
  const name = nameOf(credential)
  return (
    <li>
      <Link to="/credentials/$id" params={{ id: credential.id }} title={`#${String(credential.id)} ${name}: ${word}${more}`}>
        <span className={`bar-s ${tone}`} />
        <span className="id">#{credential.id}</span>
        <span className="nm cut">{credential.email ?? ''}</span>
        <span className="ss">
          <StateIcon shape={shape} tone={tone} />
          <span className="cut">
            {word}
            <span className="phone-off">{more}</span>
          </span>
        </span>
      </Link>
    </li>
  )
}

function StateSegment({ state, group, count }: StateCount) {
  const { t } = useTranslation()
  const format = useFormat()
  const { shape, tone } = signOf(state)
  return (
    <li>
      <Link to="/credentials" search={{ show: group }}>
        <span className={`bar-s ${tone}`} />
        <span className="ss">
          <StateIcon shape={shape} tone={tone} />
          <span className="cut">{t(`overview.pool.${state}`)}</span>
        </span>
        <span className="nm">{format.count(count)}</span>
      </Link>
    </li>
  )
}

interface StateCount {
  state: CredentialState
  /** The group of the list that has them. */
  group: Group
  count: number
}

function statesOf(credentials: readonly CredentialStatus[]): StateCount[] {
  const counts = new Map<CredentialState, StateCount>()
  for (const credential of credentials) {
    const state = stateOf(credential)
    counts.set(state, { state, group: groupOf(credential), count: (counts.get(state)?.count ?? 0) + 1 })
  }
  return [...counts.values()].sort((one, other) => other.count - one.count)
}
