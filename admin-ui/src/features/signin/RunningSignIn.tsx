import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client'
import type { SignIn, SignInRequest } from '../../api/schema'
import { Failure } from '../../ui/Empty'
import { Skeleton } from '../../ui/Skeleton'
import { BrowserStep } from './BrowserStep'
import { CodeStep } from './CodeStep'
import { ConfirmStep } from './ConfirmStep'
import { DoneStep } from './DoneStep'
import { FailedStep } from './FailedStep'
import { kindOfMethod } from './kinds'
import { ProfileStep } from './ProfileStep'
import { signInQuery } from './queries'
import type { FlowProps } from './SignInFlow'
import { Cancel, Step } from './Step'
import { useSignIn } from './useSignIn'

interface RunningProps extends Omit<FlowProps, 'at'> {
  id: string
  /** Name of the account that signs in again. */
  again: string | undefined
  restart: (request: SignInRequest) => void
  starting: boolean
}

export interface StepProps {
  signIn: SignIn
  again: string | undefined
  onCancel: () => void
}

/** The step that the gateway waits for. */
export function RunningSignIn({ id, again, go, restart, starting, onCancel, onDone }: RunningProps) {
  const { t } = useTranslation()
  const signIn = useSignIn(id)
  const end = useEnd(id, onCancel)
  const data = signIn.data

  useEffect(() => {
    if (data?.state === 'cancelled') onCancel()
  }, [data?.state, onCancel])

  if (data === undefined) {
    return signIn.isError ? <Failure title={t('signIn.gone')} error={signIn.error} onRetry={() => { go({}); }} /> : <Skeleton rows={3} widths={['60%']} />
  }
  const common = { signIn: data, again, onCancel: () => { end.mutate(); } }
  const startOver = () => { go(typeof data.again === 'number' ? { again: data.again } : {}); }
  const retry = () => {
    const kind = kindOfMethod(data.method)
    if (kind === undefined || kind.kind === 'idc' || kind.kind === 'apiKey') startOver()
    else restart({ method: data.method })
  }
  switch (data.state) {
    case 'waiting':
      return data.task?.kind === 'browser' ? <BrowserStep {...common} /> : <CodeStep {...common} onBrowser={browserOf(data, restart)} />
    case 'choose_profile':
      return <ProfileStep {...common} />
    case 'confirm_account':
      return <ConfirmStep {...common} onRetry={() => { end.mutate(undefined, { onSuccess: retry }); }} />
    case 'succeeded':
      return <DoneStep signIn={data} again={again} onAnother={() => { go({}); }} onDone={onDone} />
    case 'failed':
      return <FailedStep {...common} onCancel={onCancel} busy={starting} onRetry={retry} />
    default:
      return (
        <Step title={t('signIn.working')} footer={<Cancel onCancel={() => { end.mutate(); }} busy={end.isPending} />}>
          <p className="wait" role="status">{t('signIn.workingText')}</p>
        </Step>
      )
  }
}

function browserOf({ method }: SignIn, restart: (request: SignInRequest) => void): (() => void) | undefined {
  const kind = kindOfMethod(method)
  if (kind?.browser === undefined || kind.kind === 'idc') return undefined
  const { browser } = kind
  return () => { restart({ method: browser }); }
}

function useEnd(id: string, onEnded: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call('delete', '/api/admin/sign-ins/{id}', { path: { id } }),
    onSuccess: (signIn) => { client.setQueryData(signInQuery(id).queryKey, signIn); },
    onError: onEnded,
  })
}
