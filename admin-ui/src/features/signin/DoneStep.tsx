import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { SignIn } from '../../api/schema'
import { useFormat } from '../../format/useFormat'
import { Button } from '../../ui/Button'
import { StateIcon } from '../../ui/StateIcon'
import { Note } from '../../ui/Note'
import { useTest } from '../credentials/actions'
import { credentialsQuery } from '../credentials/queries'
import { nameOf } from '../credentials/state'
import { Step } from './Step'

interface DoneStepProps {
  signIn: SignIn
  again: string | undefined
  onAnother: () => void
  onDone: (credentialId: number | undefined) => void
}

/** What came of it, and what next. */
export function DoneStep({ signIn, again, onAnother, onDone }: DoneStepProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const test = useTest()
  const credentials = useQuery(credentialsQuery).data?.credentials ?? []
  const id = signIn.credentialId ?? undefined
  const credential = credentials.find((one) => one.id === id)
  const name = credential === undefined ? (again ?? `#${String(id ?? '')}`) : nameOf(credential)
  const balance = credential?.balance
  return (
    <Step
      title={again === undefined ? t('signIn.done.serves', { name }) : t('signIn.done.servesAgain', { name })}
      footer={
        <>
          <Button look="quiet" className="start" onClick={onAnother}>{t('signIn.done.another')}</Button>
          <Button busy={test.isPending} disabled={id === undefined} onClick={() => { if (id !== undefined) test.mutate(id); }}>{test.isPending ? t('credentials.act.testing') : t('credentials.act.test')}</Button>
          <Button look="primary" onClick={() => { onDone(id); }}>{t('signIn.done.done')}</Button>
        </>
      }
    >
      <div className="result">
        <StateIcon shape="ok" tone="ok" />
        <p>{t('signIn.done.works')}</p>
      </div>
      <dl className="kv">
        {credential?.subscriptionTitle && <><dt>{t('signIn.done.plan')}</dt><dd>{credential.subscriptionTitle}</dd></>}
        {balance && (
          <>
            <dt>{t('overview.credits.title')}</dt>
            <dd>{t('signIn.done.left', { remaining: format.amount(balance.remaining), limit: format.amount(balance.limit) })}</dd>
          </>
        )}
        {credential !== undefined && <><dt>{t('credentials.column.order')}</dt><dd>{t('credentials.facts.place', { place: credentials.indexOf(credential) + 1, count: credentials.length })}</dd></>}
      </dl>
      {signIn.sameAccount.length > 0 && <Note tone="warn">{t('signIn.done.same', { ids: signIn.sameAccount.map((same) => `#${String(same)}`).join(', ') })}</Note>}
    </Step>
  )
}
