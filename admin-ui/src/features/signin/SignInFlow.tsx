import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client'
import type { SignInRequest } from '../../api/schema'
import { useProblemText } from '../../api/useProblemText'
import { Note } from '../../ui/Note'
import { kindOf } from '../credentials/account'
import { credentialQuery } from '../credentials/queries'
import { nameOf } from '../credentials/state'
import { ApiKeyStep } from './ApiKeyStep'
import { IdcStep } from './IdcStep'
import { KindStep } from './KindStep'
import { signInQuery } from './queries'
import { RunningSignIn } from './RunningSignIn'
import type { SignInSearch } from './routes'
import './signin.css'

export interface FlowProps {
  at: SignInSearch
  go: (to: SignInSearch) => void
  onCancel: () => void
  onDone: (credentialId: number | undefined) => void
}

/** What does the person do next, and how long do they have? */
export function SignInFlow({ at, go, onCancel, onDone }: FlowProps) {
  const { t } = useTranslation()
  const problem = useProblemText()
  const start = useStart(at, go)
  const again = useAgain(at.again)
  const title = again === undefined ? undefined : t('signIn.againTitle', { name: again.name })

  if (at.id !== undefined) {
    return <RunningSignIn key={at.id} id={at.id} again={again?.name} go={go} restart={start.mutate} starting={start.isPending} onCancel={onCancel} onDone={onDone} />
  }
  const error = start.isError ? <Note tone="bad" alert>{problem(start.error).sentence}</Note> : null
  const common = { busy: start.isPending, error, onStart: start.mutate, onCancel, onBack: () => { start.reset(); go({ ...at, kind: undefined }); } }
  if (at.kind === 'idc') return <IdcStep {...common} />
  if (at.kind === 'apiKey') return <ApiKeyStep {...common} problem={start.error} />
  return (
    <KindStep
      title={title}
      first={again?.kind}
      busy={start.isPending}
      error={error}
      onCancel={onCancel}
      onChoose={(one) => {
        if (one.kind === 'idc' || one.kind === 'apiKey') go({ ...at, kind: one.kind })
        else start.mutate({ method: one.method })
      }}
    />
  )
}

function useStart(at: SignInSearch, go: (to: SignInSearch) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (request: SignInRequest) => call('post', '/api/admin/sign-ins', { body: { ...request, ...(at.again !== undefined && { again: at.again }) } }),
    onSuccess: (signIn) => {
      client.setQueryData(signInQuery(signIn.id).queryKey, signIn)
      go({ id: signIn.id, again: at.again })
    },
  })
}

function useAgain(id: number | undefined): { name: string; kind: string } | undefined {
  const detail = useQuery({ ...credentialQuery(id ?? 0), enabled: id !== undefined }).data
  if (detail === undefined || id === undefined) return undefined
  return { name: nameOf(detail.status), kind: kindOf(detail.status.authMethod, detail.status.provider) }
}
