import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { UsageRow } from '../../api/schema'
import { call } from '../../api/client'
import { Section } from '../../app/shell/Page'
import { useFormat } from '../../format/useFormat'
import { Empty } from '../../ui/Empty'
import { Sparkline } from '../../ui/Sparkline'
import { todayByKeyQuery } from './usage'

const shown = 4

export function BusiestKeys() {
  const { t } = useTranslation()
  const format = useFormat()
  const rows = useQuery(todayByKeyQuery()).data?.rows
  const names = useKeyNames()
  const keys = busiest(rows ?? [])
  return (
    <Section id="keys" className="" title={t('overview.keys.title')} more={<Link className="more" to="/keys">{t('overview.keys.all')}</Link>}>
      {rows !== undefined && keys.length === 0 ? <Empty title={t('overview.keys.none')}>{t('overview.keys.noneText')}</Empty> : (
        <table className="data mid">
          <thead>
            <tr>
              <th>{t('overview.keys.key')}</th>
              <th><span className="hidden-label">{t('overview.keys.trend')}</span></th>
              <th className="num">{t('app.nav.requests')}</th>
              <th className="num hide">{t('overview.keys.tokensIn')}</th>
              <th className="num hide">{t('overview.keys.tokensOut')}</th>
              <th className="num">{t('overview.credits.title')}</th>
            </tr>
          </thead>
          <tbody>
            {keys.map((key) => (
              <tr key={key.id}>
                <td><Link className="name" to="/requests" search={{ range: 'day', key: key.id }}>{names(key.id)}</Link></td>
                <td className="sp"><Sparkline tone="ct" values={key.hours} /></td>
                <td className="num">{format.count(key.requests)}</td>
                <td className="num hide">{format.short(key.inputTokens)}</td>
                <td className="num hide">{format.short(key.outputTokens)}</td>
                <td className="num">{format.amount(key.credits)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

/** Usage knows keys by their ids; `primary` is the apiKey of the configuration. */
export function useKeyNames(): (id: string) => string {
  const { t } = useTranslation()
  const keys = useQuery({ queryKey: ['keys'], queryFn: ({ signal }) => call('get', '/api/admin/keys', { signal }) }).data?.keys
  return (id) => {
    if (id === 'primary') return t('overview.keys.primary')
    if (id === 'admin-test') return t('overview.keys.adminTest')
    return keys?.find((key) => key.id === id)?.name ?? (id === '' ? t('overview.keys.noKey') : id)
  }
}

interface KeyToday {
  id: string
  requests: number
  inputTokens: number
  outputTokens: number
  credits: number
  hours: number[]
}

/** The keys with the most requests, each with its hours since midnight. */
export function busiest(rows: readonly UsageRow[]): KeyToday[] {
  const hours = [...new Set(rows.map((row) => row.time))].sort()
  const keys = new Map<string, KeyToday>()
  for (const row of rows) {
    const key = keys.get(row.name) ?? { id: row.name, requests: 0, inputTokens: 0, outputTokens: 0, credits: 0, hours: hours.map(() => 0) }
    key.requests += row.requests
    key.inputTokens += row.inputTokens
    key.outputTokens += row.outputTokens
    key.credits += row.credits
    key.hours[hours.indexOf(row.time)] = row.requests
    keys.set(row.name, key)
  }
  return [...keys.values()].sort((one, other) => other.requests - one.requests).slice(0, shown)
}
