import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Trans, useTranslation } from 'react-i18next'
import { call } from '../../api/client'
import { useProblemText } from '../../api/useProblemText'
import { Icon } from '../../ui/Icon'
import { Note } from '../../ui/Note'
import { signInQuery } from './queries'
import type { StepProps } from './RunningSignIn'
import { Cancel, Step } from './Step'

/** Another account has signed in than the one that the credential belongs to. */
export function ConfirmStep({ signIn, again, onCancel, onRetry }: StepProps & { onRetry: () => void }) {
  const { t, i18n } = useTranslation()
  const problem = useProblemText()
  const client = useQueryClient()
  const id = signIn.again ?? 0
  const confirm = useMutation({
    mutationFn: () => call('post', '/api/admin/sign-ins/{id}/confirm', { path: { id: signIn.id } }),
    onSuccess: (next) => { client.setQueryData(signInQuery(signIn.id).queryKey, next); },
  })
  return (
    <Step title={t('signIn.other.title')} footer={<Cancel onCancel={onCancel} />}>
      <p className="text-text-2">
        <Trans i18nKey="signIn.other.text" values={{ id, name: again ?? `#${String(id)}` }} components={{ 1: <b /> }} />
      </p>
      {i18n.language === 'en' && <p className="alt">{signIn.message}</p>}
      <ul className="kinds">
        <li>
          <button type="button" onClick={onRetry}>
            <Icon name="refresh" />
            <span>
              <span className="font-medium">{t('signIn.other.retry', { name: again ?? `#${String(id)}` })}</span>
              <span className="l2">{t('signIn.other.retryHelp')}</span>
            </span>
            <Icon name="right" />
          </button>
        </li>
        <li>
          <button type="button" disabled={confirm.isPending} onClick={() => { confirm.mutate(); }}>
            <Icon name="rotate" />
            <span>
              <span className="font-medium">{t('signIn.other.replace', { id })}</span>
              <span className="l2">{t('signIn.other.replaceHelp')}</span>
            </span>
            <Icon name="right" />
          </button>
        </li>
      </ul>
      {confirm.isError && <Note tone="bad" alert>{problem(confirm.error).sentence}</Note>}
    </Step>
  )
}
