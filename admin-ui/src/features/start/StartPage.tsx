import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Preferences } from '../../app/shell/Preferences'
import { Mark } from '../../ui/Mark'
import { Skeleton } from '../../ui/Skeleton'
import { planOf } from '../credentials/account'
import { credentialsQuery } from '../credentials/queries'
import { nameOf } from '../credentials/state'
import { AccountStep } from './AccountStep'
import { ClientStep } from './ClientStep'
import { KeyStep } from './KeyStep'
import { keysQuery } from './keys'
import { leaveStart } from './left'
import { startRoute } from './routes'
import './start.css'
import { TryStep } from './TryStep'

type StepName = 'account' | 'key' | 'client' | 'try'
const order: readonly StepName[] = ['account', 'key', 'client', 'try']

/** Which of the four steps is one at? What is done is read from the gateway, so that one can leave and come back. */
export function StartPage() {
  const { t } = useTranslation()
  const search = startRoute.useSearch()
  const navigate = startRoute.useNavigate()
  const credentials = useQuery(credentialsQuery).data?.credentials
  const keys = useQuery(keysQuery).data?.keys
  const [secret, setSecret] = useState<string>()

  useEffect(() => {
    document.title = `${t('start.tab')} · kiro4j`
  }, [t])

  const account = credentials?.[0]
  const key = keys?.find((one) => one.id === search.key)
  const signingIn = search.id !== undefined
  const current = account === undefined || signingIn ? 'account' : search.key === undefined ? 'key' : search.connected !== true ? 'client' : 'try'
  const go = (more: Partial<typeof search>) => { void navigate({ search: (before) => ({ ...before, ...more }), replace: true }); }

  return (
    <main className="fr" id="main">
      <header>
        <Link className="brand" to="/" onClick={leaveStart}>
          <Mark />
          kiro4j
        </Link>
        <Preferences />
      </header>
      <h1 className="h1">{t('start.title')}</h1>
      <p className="lead">{t('start.lead')}</p>
      {credentials === undefined ? <Skeleton rows={4} widths={['60%']} /> : (
        <ol className="steps">
          <Step name="account" current={current} title={t('start.account.title')} done={account === undefined ? '' : [nameOf(account), planOf(account)].filter(Boolean).join(', ')}>
            <AccountStep search={search} onGo={go} onDone={() => { go({ id: undefined, kind: undefined }); }} />
          </Step>
          <Step name="key" current={current} title={t('start.key.title')} done={key?.name ?? (search.key === 'primary' ? t('overview.keys.primary') : '')}>
            <KeyStep
              onCreated={(created) => {
                setSecret(created.key)
                go({ key: created.detail.id })
              }}
              onPrimary={() => { go({ key: 'primary' }); }}
            />
          </Step>
          <Step name="client" current={current} title={t('start.client.title')} done={t('start.client.done')}>
            <ClientStep keyId={search.key ?? ''} name={key?.name} secret={secret} onConnected={() => { go({ connected: true }); }} />
          </Step>
          <Step name="try" current={current} title={t('start.try.title')} done="">
            <TryStep />
          </Step>
        </ol>
      )}
      <p className="law">{t('start.law')}</p>
      <p className="mt-3 text-xs"><Link to="/" onClick={leaveStart}>{t('start.leave')}</Link></p>
    </main>
  )
}

function Step({ name, current, title, done, children }: { name: StepName; current: StepName; title: string; done: string; children: ReactNode }) {
  const state = name === current ? 'current' : order.indexOf(name) < order.indexOf(current) ? 'past' : 'future'
  return (
    <li className={`stp ${state}`} aria-current={state === 'current' ? 'step' : undefined}>
      <span className="no" aria-hidden="true">
        {state === 'past' ? <svg viewBox="0 0 12 12" className="s ok"><path d="m1.800 6.400 2.800 2.800 5.600-6.400" /></svg> : order.indexOf(name) + 1}
      </span>
      <div>
        <h2>{title}</h2>
        {state === 'past' && done !== '' && <div className="text-text-2">{done}</div>}
        {state === 'current' && <div className="open">{children}</div>}
      </div>
    </li>
  )
}
