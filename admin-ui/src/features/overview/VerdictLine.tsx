import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { Trans, useTranslation } from 'react-i18next'
import type { Overview, Problem } from '../../api/schema'
import { useFormat, type Format } from '../../format/useFormat'
import { credentialsQuery } from '../credentials/queries'
import type { Judgement } from './verdict'

/** The one explaining line: what happened and what it means, then how many matters more there are. */
export function VerdictLine({ overview, judgement }: { overview: Overview; judgement: Judgement }) {
  const { t } = useTranslation()
  const further = judgement.further > 0 ? ` ${t('overview.line.further', { count: judgement.further })}` : ''
  return (
    <>
      <Cause overview={overview} judgement={judgement} />
      {further}
    </>
  )
}

function Cause({ overview, judgement }: { overview: Overview; judgement: Judgement }) {
  const { t } = useTranslation()
  const { problem } = judgement
  if (problem === undefined) return <Serving overview={overview} />
  if (typeof problem.credentialId === 'number') return <CredentialCause overview={overview} problem={problem} />
  if (judgement.sentence === 'noUsableCredential') return <NothingServes overview={overview} />
  if (judgement.sentence === 'overloaded') return t('overview.line.overloaded', { exhausted: overview.load.exhausted.join(', ') })
  if (judgement.sentence === 'noCredentials') return t('overview.line.noCredentials')
  return judgement.sentence === 'other' ? null : t(`overview.gateway.${judgement.sentence as 'shuttingDown'}`)
}

function Serving({ overview }: { overview: Overview }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { usable, total } = overview.credentials
  return [t('overview.line.serving', { count: total, usable }), pace(overview, t, format)].filter(Boolean).join(' ')
}

function pace({ quota }: Overview, t: TFunction, format: Format): string {
  if (typeof quota.runsOutAt === 'string') return t('overview.line.runsOut', { day: format.day(quota.runsOutAt) })
  if (typeof quota.resetsAt === 'string') return t('overview.line.lasts', { day: format.day(quota.resetsAt) })
  return ''
}

function CredentialCause({ overview, problem }: { overview: Overview; problem: Problem }) {
  const { t } = useTranslation()
  const format = useFormat()
  const id = problem.credentialId ?? 0
  const who = problem.name ? `#${String(id)} ${problem.name}` : `#${String(id)}`
  const locked = overview.quota.credentials.find((one) => one.credentialId === id)?.remaining ?? 0
  const kind = problem.code === 'sign_in_ended' ? 'signInEnded' : problem.code === 'suspended' ? 'suspended' : 'otherCredential'
  return (
    <>
      {problem.since ? (
        <Trans i18nKey={`overview.credential.${kind}`} values={{ who, time: format.moment(problem.since) }} components={{ 1: <b /> }} />
      ) : (
        <b>{who}</b>
      )}
      {kind === 'signInEnded' && locked >= 1 && ` ${t('overview.line.bringsBack', { count: Math.floor(locked), credits: format.count(Math.floor(locked)) })}`}
    </>
  )
}

function NothingServes({ overview }: { overview: Overview }) {
  const { t } = useTranslation()
  const format = useFormat()
  const credentials = useQuery(credentialsQuery).data?.credentials ?? []
  const cooling = credentials.filter((one) => one.health.state === 'cooling_down' && one.health.cause !== 'quota')
  const first = cooling.flatMap((one) => one.health.until ?? []).sort()[0]
  const usedUp = credentials.filter((one) => one.health.cause === 'quota').length
  const parts = [
    first !== undefined && t('overview.line.cooling', { count: cooling.length, time: format.moment(first) }),
    usedUp > 0 && t('overview.line.usedUp', { count: usedUp }),
    overview.credentials.needOperator > 0 && t('overview.line.needYou', { count: overview.credentials.needOperator }),
    t('overview.line.clientsRetry'),
  ]
  return parts.filter(Boolean).join(' ')
}
