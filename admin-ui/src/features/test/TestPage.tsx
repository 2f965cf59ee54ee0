import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client'
import { Page, PageHead } from '../../app/shell/Page'
import { Button } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import { Select } from '../../ui/Select'
import { Failure } from '../../ui/Empty'
import { AreaField } from '../../ui/Field'
import { credentialsQuery } from '../credentials/queries'
import { nameOf } from '../credentials/state'
import { EntryView } from './EntryView'
import { testRoute } from './routes'
import './test.css'
import { useChat } from './useChat'

const any = 'any'

/** Does it answer, and how fast? */
export function TestPage() {
  const { t } = useTranslation()
  const { model: wanted, credential } = testRoute.useSearch()
  const navigate = testRoute.useNavigate()
  const chat = useChat()
  const [text, setText] = useState('')
  const [thinking, setThinking] = useState(false)
  const [tool, setTool] = useState(false)
  const models = useQuery({ queryKey: ['models'], queryFn: ({ signal }) => call('get', '/api/admin/models', { signal }) })
  const credentials = useQuery(credentialsQuery)

  const usable = models.data?.models.filter((one) => one.usable) ?? []
  const model = usable.find((one) => one.id === wanted) ?? usable.find((one) => one.id.includes('sonnet')) ?? usable[0]
  const accounts = (credentials.data?.credentials ?? []).map((one) => ({ value: String(one.id), label: `#${String(one.id)} ${nameOf(one)}` }))
  const ready = model !== undefined && text.trim() !== '' && !chat.running
  const send = () => {
    if (!ready) return
    setText('')
    void chat.send({ model: model.id, credential, thinking: thinking && model.thinking, tool }, text.trim())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      send()
    }
    if (event.key === 'Escape') chat.stop()
  }
  return (
    <Page title={t('app.nav.test')}>
      <PageHead title={t('app.nav.test')} sub={t('test.sub')} actions={<Button look="quiet" disabled={chat.entries.length === 0} onClick={chat.clear}>{t('test.clear')}</Button>} />
      <div className="bar testbar">
        <Select label={t('test.model')} value={model?.id ?? ''} disabled={usable.length === 0} options={usable.map((one) => ({ value: one.id, label: one.id }))} onChange={(value) => { void navigate({ search: (before) => ({ ...before, model: value }), replace: true }); }} />
        <Select label={t('test.credential')} value={credential === undefined ? any : String(credential)} options={[{ value: any, label: t('test.any') }, ...accounts]} onChange={(value) => { void navigate({ search: (before) => ({ ...before, credential: value === any ? undefined : Number(value) }), replace: true }); }} />
      </div>
      {models.isError && <Failure title={t('test.modelsFailed')} error={models.error} onRetry={() => { void models.refetch(); }} />}
      <ol className="thread" aria-label={t('test.thread')}>
        {chat.entries.map((entry, index) => <EntryView key={index} entry={entry} running={chat.running && index === chat.entries.length - 1} />)}
      </ol>
      {chat.error !== undefined && <Failure title={t('test.failed')} error={chat.error}><Link to="/requests">{t('test.requests')}</Link></Failure>}
      <div className="compose">
        <AreaField label={t('test.message')} help={t('test.keys')} value={text} onChange={setText} onKeyDown={onKeyDown} rows={3} />
        <div className="actions">
          {chat.running ? <Button icon="stop" onClick={chat.stop}>{t('test.stop')}</Button> : <Button look="primary" disabled={!ready} onClick={send}>{t('test.send')}</Button>}
          <Checkbox label={t('test.think')} checked={thinking && model?.thinking === true} disabled={model?.thinking !== true} onChange={setThinking} />
          <Checkbox label={t('test.offerTool')} checked={tool} onChange={setTool} />
        </div>
      </div>
    </Page>
  )
}
