import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import type { StepProps } from './RunningSignIn'
import { Cancel, Step } from './Step'

const reasons = ['expired', 'denied', 'refused', 'unreachable', 'not_saved'] as const

export function FailedStep({ signIn, onCancel, onRetry, busy }: StepProps & { onRetry: () => void; busy: boolean }) {
  const { t } = useTranslation()
  const reason = reasons.find((one) => one === signIn.reason) ?? 'refused'
  return (
    <Step
      title={t(`signIn.failed.${reason}`)}
      footer={
        <>
          <Cancel onCancel={onCancel} />
          <Button look="primary" busy={busy} onClick={onRetry}>{busy ? t('signIn.starting') : reason === 'expired' ? t('signIn.newCode') : t('signIn.tryAgain')}</Button>
        </>
      }
    >
      <p className="text-text-2">{t(`signIn.failedText.${reason}`)}</p>
      <details className="adv">
        <summary>{t('signIn.details')}</summary>
        <p className="mt-1.5 text-xs" lang="en">{[signIn.message, signIn.reason].filter(Boolean).join(' · ')}</p>
      </details>
    </Step>
  )
}
