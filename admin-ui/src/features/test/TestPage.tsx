import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client'
import { Page } from '../../app/shell/Page'
import { Button } from '../../ui/Button'
import { Failure } from '../../ui/Empty'
import { Select } from '../../ui/Select'
import { credentialsQuery } from '../credentials/queries'
import { nameOf } from '../credentials/state'
import { Composer, type Options } from './Composer'
import { testRoute } from './routes'
import { Side } from './Side'
import './test.css'
import { TurnView } from './TurnView'
import { useChat } from './useChat'
import { useFollow } from './useFollow'
import { useRequestsOf } from './useRequestsOf'

const any = 'any'

/** Does it answer, and how fast? */
export function TestPage() {
  const { t } = useTranslation()
  const { model: wanted, credential } = testRoute.useSearch()
  const navigate = testRoute.useNavigate()
  const { turns, running, send, stop, clear } = useChat()
  const requestOf = useRequestsOf(turns)
  const end = useRef<HTMLDivElement>(null)
  const { follow } = useFollow(end)
  const models = useQuery({ queryKey: ['models'], queryFn: ({ signal }) => call('get', '/api/admin/models', { signal }) })
  const credentials = useQuery(credentialsQuery)

  const usable = models.data?.models.filter((one) => one.usable) ?? []
  const model = usable.find((one) => one.id === wanted) ?? usable.find((one) => one.id.includes('sonnet')) ?? usable[0]
  const accounts = (credentials.data?.credentials ?? []).map((one) => ({ value: String(one.id), label: `#${String(one.id)} ${nameOf(one)}` }))
  const onSend = (text: string, options: Options) => {
    if (model === undefined) return
    follow()
    void send({ model: model.id, credential, ...options }, text)
  }
  return (
    <Page title={t('app.nav.test')} fill>
      <div className="lab">
        <section className="talk" aria-labelledby="test">
          <header>
            <h1 className="h2" id="test">{t('app.nav.test')}</h1>
            <Select label={t('test.model')} value={model?.id ?? ''} disabled={usable.length === 0} options={usable.map((one) => ({ value: one.id, label: one.id }))} onChange={(value) => { void navigate({ search: (before) => ({ ...before, model: value }), replace: true }); }} />
            <Select label={t('test.credential')} value={credential === undefined ? any : String(credential)} options={[{ value: any, label: t('test.any') }, ...accounts]} onChange={(value) => { void navigate({ search: (before) => ({ ...before, credential: value === any ? undefined : Number(value) }), replace: true }); }} />
            <Button look="quiet" className="clear" disabled={turns.length === 0} onClick={clear}>{t('test.clear')}</Button>
          </header>
          <div className="thread" role="region" aria-label={t('test.thread')} tabIndex={0}>
            {models.isError && <Failure title={t('test.modelsFailed')} error={models.error} onRetry={() => { void models.refetch(); }} />}
            {turns.length === 0 ? <p className="about">{t('test.sub')}</p> : (
              <ol>{turns.map((turn, index) => <TurnView key={index} turn={turn} running={running && index === turns.length - 1} requestOf={requestOf} />)}</ol>
            )}
            <div ref={end} className="end" />
          </div>
          <Composer thinks={model?.thinking} running={running} onSend={onSend} onStop={stop} />
        </section>
        <Side turns={turns} running={running} requestOf={requestOf} />
      </div>
    </Page>
  )
}
