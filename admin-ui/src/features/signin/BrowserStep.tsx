import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client'
import { useProblemText } from '../../api/useProblemText'
import { Button } from '../../ui/Button'
import { CopyLine } from '../../ui/CopyButton'
import { InputField } from '../../ui/Field'
import { signInQuery } from './queries'
import type { StepProps } from './RunningSignIn'
import { Cancel, Step } from './Step'
import { WaitBar } from './WaitBar'

/** The browser ends on a page of its own machine that cannot load; its address is pasted here. */
export function BrowserStep({ signIn, again, onCancel }: StepProps) {
  const { t } = useTranslation()
  const problem = useProblemText()
  const client = useQueryClient()
  const [url, setUrl] = useState('')
  const finish = useMutation({
    mutationFn: () => call('post', '/api/admin/sign-ins/{id}/callback', { path: { id: signIn.id }, body: { url: url.trim() } }),
    onSuccess: (next) => { client.setQueryData(signInQuery(signIn.id).queryKey, next); },
  })
  const address = signIn.task?.address ?? ''
  return (
    <Step
      title={again === undefined ? t('signIn.paste.title') : t('signIn.againTitle', { name: again })}
      footer={
        <>
          <Cancel onCancel={onCancel} />
          <Button look="primary" busy={finish.isPending} disabled={url.trim() === ''} onClick={() => { finish.mutate(); }}>
            {finish.isPending ? t('signIn.paste.finishing') : t('signIn.paste.finish')}
          </Button>
        </>
      }
    >
      <ol className="todo">
        <li>
          <span>{t('signIn.paste.open')}</span>
          <CopyLine text={address} label={t('signIn.address')} />
          <a className="btn justify-self-start" href={address} target="_blank" rel="noreferrer">{t('signIn.code.open')}</a>
        </li>
        <li><span>{t('signIn.paste.expected')}</span></li>
        <li>
          <InputField
            label={t('signIn.paste.paste')}
            mono
            autoComplete="off"
            spellCheck={false}
            placeholder={signIn.task?.redirect ?? ''}
            value={url}
            onChange={(value) => {
              setUrl(value)
              if (finish.isError) finish.reset()
            }}
            error={finish.isError ? problem(finish.error).sentence : undefined}
          />
        </li>
      </ol>
      <WaitBar signIn={signIn} />
    </Step>
  )
}
