import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client'
import { Page, PageHead } from '../../app/shell/Page'
import { useLiveEvent } from '../../live/live'
import { Segmented } from '../../ui/Segmented'
import { Select } from '../../ui/Select'
import { Tabs } from '../../ui/Tabs'
import { CopyButton, CopyLine } from '../../ui/CopyButton'
import { Failure } from '../../ui/Empty'
import { Field, InputField } from '../../ui/Field'
import { Note } from '../../ui/Note'
import { keysQuery } from '../start/keys'
import './connect.css'
import { clients, piecesOf, type Client, type Piece } from './lines'
import { connectRoute } from './routes'

const primary = 'primary'

/** Which lines does one paste? */
export function ConnectPage() {
  const { t } = useTranslation()
  const { client = 'claudeCode', key = primary, model: wanted } = connectRoute.useSearch()
  const navigate = connectRoute.useNavigate()
  const [address, setAddress] = useState(location.origin)
  const keys = useQuery(keysQuery)
  const models = useQuery({ queryKey: ['models'], queryFn: ({ signal }) => call('get', '/api/admin/models', { signal }) })

  const chosen = keys.data?.keys.find((one) => one.id === key)
  const allowed = chosen?.models ?? []
  const usable = models.data?.models.filter((one) => one.usable && (allowed.length === 0 || allowed.includes(one.id))) ?? []
  const model = usable.find((one) => one.id === wanted) ?? usable.find((one) => one.id.includes('sonnet')) ?? usable[0]
  const placeholder = chosen === undefined ? t('connect.placeholder.primary') : t('connect.placeholder.key', { name: chosen.name })
  const root = address.trim().replace(/\/+$/, '')
  const go = (more: Partial<{ client: Client; key: string; model: string }>) => { void navigate({ search: (before) => ({ ...before, ...more }), replace: true }); }

  const keyOptions = [
    { value: primary, label: t('overview.keys.primary') },
    ...(keys.data?.keys ?? []).filter((one) => one.state === 'active').map((one) => ({ value: one.id, label: one.name })),
  ]
  return (
    <Page title={t('connect.title')}>
      <PageHead title={t('connect.title')} sub={t('connect.sub')} />
      <div className="conn">
        <div className="form">
          <Field label={t('connect.key')} help={t('connect.keyHelp')}>
            {(ids) => <Select label={t('connect.key')} ids={ids} value={chosen?.id ?? primary} options={keyOptions} onChange={(value) => { go({ key: value }); }} />}
          </Field>
          {keys.isError && <Failure title={t('connect.keysFailed')} error={keys.error} onRetry={() => { void keys.refetch(); }} />}
          <InputField label={t('connect.address')} help={t('connect.addressHelp')} mono value={address} onChange={setAddress} check={(value) => (isAddress(value) ? undefined : t('connect.addressWrong'))} />
          <Field label={t('connect.model')} help={t('connect.modelHelp', { count: usable.length })}>
            {(ids) => (
              <Select label={t('connect.model')} ids={ids} value={model?.id ?? ''} disabled={usable.length === 0} options={usable.map((one) => ({ value: one.id, label: one.id }))} onChange={(value) => { go({ model: value }); }} />
            )}
          </Field>
          {models.isError && <Failure title={t('connect.modelsFailed')} error={models.error} onRetry={() => { void models.refetch(); }} />}
          {crossesNetworkInTheClear(root) && <Note tone="warn">{t('connect.http')}</Note>}
          <p className="text-xs"><Link to="/keys">{t('connect.newKey')}</Link></p>
        </div>
        <div>
          <Tabs label={t('connect.client')} value={client} options={clients.map((value) => ({ value, label: t(`connect.name.${value}`) }))} onChange={(value) => { go({ client: value }); }}>
            <Pieces key={client} client={client} pieces={piecesOf(client, { address: root, key: placeholder, model: model?.id ?? 'claude-sonnet-4-5' })} address={root} />
          </Tabs>
          <Waiting key={key} keyId={chosen?.id ?? primary} name={chosen?.name ?? t('overview.keys.primary')} />
        </div>
      </div>
    </Page>
  )
}

function Pieces({ client, pieces, address }: { client: Client; pieces: readonly Piece[]; address: string }) {
  const { t } = useTranslation()
  const [shell, setShell] = useState(pieces[0]?.id ?? '')
  if (client === 'other') return <Other address={address} />
  const shown = client === 'claudeCode' ? pieces.filter((piece) => piece.id === shell) : pieces
  const shells = [
    { value: 'bash', label: t('connect.shell.bash') },
    { value: 'powerShell', label: t('connect.shell.powerShell') },
    { value: 'settings', label: t('connect.shell.settings') },
  ]
  return (
    <div className="pieces">
      {client === 'claudeCode' && <Segmented small label={t('connect.shell.label')} value={shell} options={shells} onChange={setShell} />}
      {shown.map((piece) => <Code key={piece.id} piece={piece} />)}
      <p className="text-xs text-muted">{t(`connect.hint.${client}`)}</p>
    </div>
  )
}

function Code({ piece }: { piece: Piece }) {
  const { t } = useTranslation()
  const place = piece.name ?? t(piece.place === 'powerShell' ? 'connect.place.powerShell' : 'connect.place.terminal')
  return (
    <div className="code">
      <div className="head">
        <span className="cut">{place}</span>
        <CopyButton text={piece.lines} label={place} word />
      </div>
      <pre tabIndex={0} role="region" aria-label={place}><code>{piece.lines}</code></pre>
    </div>
  )
}

function Other({ address }: { address: string }) {
  const { t } = useTranslation()
  const rows = [
    { label: t('connect.other.anthropic'), text: address },
    { label: t('connect.other.openai'), text: `${address}/v1` },
    { label: t('connect.other.buffered'), text: `${address}/cc/v1` },
  ]
  return (
    <dl className="kv pieces-other">
      {rows.map(({ label, text }) => (
        <div key={label} className="contents">
          <dt>{label}</dt>
          <dd><CopyLine text={text} label={label} /></dd>
        </div>
      ))}
      <dt>{t('connect.other.header')}</dt>
      <dd className="mono">{'x-api-key, Authorization: Bearer'}</dd>
    </dl>
  )
}

/** The first request of the key is the proof. */
function Waiting({ keyId, name }: { keyId: string; name: string }) {
  const { t } = useTranslation()
  const [seen, setSeen] = useState<{ model: string }>()
  const [since] = useState(Date.now)
  useLiveEvent('requests', ({ live, recent }) => {
    const request = [...live, ...recent].find((one) => one.key === keyId && Date.parse(one.startedAt) >= since)
    if (request !== undefined) setSeen({ model: request.model ?? '' })
  })
  return (
    <section className="seen" aria-live="polite">
      {seen === undefined ? <p><span className="wait">{t('connect.waiting', { name })}</span></p> : (
        <p>{t('connect.arrived', { name, model: seen.model })} <Link to="/requests">{t('connect.requests')}</Link></p>
      )}
    </section>
  )
}

function isAddress(text: string): boolean {
  return /^https?:$/.test(URL.parse(text.trim())?.protocol ?? '')
}

function crossesNetworkInTheClear(address: string): boolean {
  const url = URL.parse(address)
  return url?.protocol === 'http:' && url.hostname !== 'localhost' && url.hostname !== '[::1]' && !url.hostname.startsWith('127.')
}
