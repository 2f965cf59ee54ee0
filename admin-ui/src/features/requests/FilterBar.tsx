import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Request } from '../../api/schema'
import { Segmented } from '../../ui/Segmented'
import { Select } from '../../ui/Select'
import { SearchField } from '../../ui/Field'
import { credentialsQuery } from '../credentials/queries'
import { nameOf } from '../credentials/state'
import { useKeyNames } from '../overview/BusiestKeys'
import { keysQuery } from '../start/keys'
import { outcomes, ranges } from './filter'
import { requestsRoute, type RequestsSearch } from './routes'

const any = ''

export function FilterBar({ rows }: { rows: readonly Request[] }) {
  const { t } = useTranslation()
  const search = requestsRoute.useSearch()
  const navigate = requestsRoute.useNavigate()
  const set = (change: RequestsSearch) => { void navigate({ search: (before) => ({ ...before, ...change }), replace: true }); }
  return (
    <div className="bar">
      <Segmented
        small
        label={t('requests.range.label')}
        value={search.range ?? 'live'}
        options={(['live', ...ranges] as const).map((value) => ({ value, label: t(`requests.range.${value}`) }))}
        onChange={(chosen) => { set({ range: chosen === 'live' ? undefined : chosen, outcome: search.outcome === 'running' && chosen !== 'live' ? undefined : search.outcome, open: undefined }); }}
      />
      <SearchField className="grow" label={t('requests.find')} placeholder={t('requests.findBy')} value={search.find ?? ''} onChange={(text) => { set({ find: text === '' ? undefined : text }); }} />
      <div className="picks">
        <Select
          className="pick"
          label={t('requests.filter.outcome')}
          value={search.outcome ?? any}
          options={[{ value: any, label: t('requests.filter.anyOutcome') }, ...outcomes.filter((value) => value !== 'running' || search.range === undefined).map((value) => ({ value, label: t(`requests.outcome.${value}`) }))]}
          onChange={(chosen) => { set({ outcome: chosen === any ? undefined : chosen }); }}
        />
        <KeyPick rows={rows} value={search.key} onChange={(key) => { set({ key }); }} />
        <CredentialPick value={search.credential} onChange={(credential) => { set({ credential }); }} />
        <ModelPick rows={rows} value={search.model} onChange={(model) => { set({ model }); }} />
      </div>
    </div>
  )
}

interface PickProps<T> {
  value: T | undefined
  onChange: (value: T | undefined) => void
}

function KeyPick({ rows, value, onChange }: PickProps<string> & { rows: readonly Request[] }) {
  const { t } = useTranslation()
  const names = useKeyNames()
  const keys = useQuery(keysQuery).data?.keys
  const ids = unique([...(keys?.map(({ id }) => id) ?? []), 'primary', ...rows.map(({ key }) => key), value])
  const options = [{ value: any, label: t('requests.filter.anyKey') }, ...ids.map((id) => ({ value: id, label: names(id) }))]
  return <Select className="pick" label={t('requests.filter.key')} value={value ?? any} options={options} onChange={(id) => { onChange(id === any ? undefined : id); }} />
}

function CredentialPick({ value, onChange }: PickProps<number>) {
  const { t } = useTranslation()
  const credentials = useQuery(credentialsQuery).data?.credentials ?? []
  const known = credentials.map((one) => ({ value: String(one.id), label: `#${String(one.id)} ${nameOf(one).replace(/^#\d+$/, '')}`.trim() }))
  const gone = value === undefined || known.some((one) => one.value === String(value)) ? [] : [{ value: String(value), label: `#${String(value)}` }]
  const options = [{ value: any, label: t('requests.filter.anyCredential') }, ...known, ...gone]
  return <Select className="pick" label={t('requests.filter.credential')} value={value === undefined ? any : String(value)} options={options} onChange={(id) => { onChange(id === any ? undefined : Number(id)); }} />
}

/** The models of the requests at hand: those that nobody asked for would find nothing. */
function ModelPick({ rows, value, onChange }: PickProps<string> & { rows: readonly Request[] }) {
  const { t } = useTranslation()
  const ids = unique([...rows.map(({ model }) => model), value]).sort()
  const options = [{ value: any, label: t('requests.filter.anyModel') }, ...ids.map((id) => ({ value: id, label: id }))]
  return <Select className="pick" label={t('requests.filter.model')} value={value ?? any} options={options} onChange={(id) => { onChange(id === any ? undefined : id); }} />
}

function unique(values: readonly (string | null | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined && value !== null && value !== ''))] as string[]
}
