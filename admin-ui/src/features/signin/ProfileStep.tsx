import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client'
import { useProblemText } from '../../api/useProblemText'
import { Button } from '../../ui/Button'
import { Note } from '../../ui/Note'
import { signInQuery } from './queries'
import type { StepProps } from './RunningSignIn'
import { Cancel, Step } from './Step'

export function ProfileStep({ signIn, onCancel }: StepProps) {
  const { t } = useTranslation()
  const problem = useProblemText()
  const client = useQueryClient()
  const [chosen, setChosen] = useState(signIn.profiles[0]?.id ?? '')
  const choose = useMutation({
    mutationFn: () => call('post', '/api/admin/sign-ins/{id}/profile', { path: { id: signIn.id }, body: { profile: chosen } }),
    onSuccess: (next) => { client.setQueryData(signInQuery(signIn.id).queryKey, next); },
  })
  return (
    <Step
      title={t('signIn.profile.title')}
      footer={
        <>
          <Cancel onCancel={onCancel} />
          <Button look="primary" busy={choose.isPending} onClick={() => { choose.mutate(); }}>{choose.isPending ? t('signIn.profile.using') : t('signIn.profile.use')}</Button>
        </>
      }
    >
      <p className="text-text-2">{t('signIn.profile.text', { count: signIn.profiles.length })}</p>
      <ul className="kinds radio" role="radiogroup" aria-label={t('signIn.profile.title')}>
        {signIn.profiles.map((profile) => (
          <li key={profile.id}>
            <label>
              <input type="radio" name="profile" checked={chosen === profile.id} onChange={() => { setChosen(profile.id); }} />
              <span>
                <span className="font-medium">{profile.name ?? profile.id}</span>
                <span className="l2">{profile.region}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {choose.isError && <Note tone="bad" alert>{problem(choose.error).sentence}</Note>}
    </Step>
  )
}
