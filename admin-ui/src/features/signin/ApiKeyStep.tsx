import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../../api/problem'
import { useProblemText } from '../../api/useProblemText'
import { Button } from '../../ui/Button'
import { InputField } from '../../ui/Field'
import type { FormStepProps } from './IdcStep'
import { Cancel, Step } from './Step'

export function ApiKeyStep({ busy, error, problem, onStart, onCancel, onBack }: FormStepProps & { problem: Error | null }) {
  const { t } = useTranslation()
  const text = useProblemText()
  const [key, setKey] = useState('')
  const ofField = problem instanceof Problem && problem.field === 'kiroApiKey'
  return (
    <Step
      title={t('signIn.kind.apiKey')}
      onBack={onBack}
      footer={
        <>
          <Cancel onCancel={onCancel} />
          <Button look="primary" busy={busy} disabled={key.trim() === ''} onClick={() => { onStart({ method: 'api_key', kiroApiKey: key.trim() }); }}>
            {busy ? t('signIn.key.trying') : t('signIn.key.add')}
          </Button>
        </>
      }
    >
      <InputField
        label={t('signIn.key.label')}
        help={t('signIn.key.help')}
        mono
        autoComplete="off"
        spellCheck={false}
        autoFocus
        value={key}
        onChange={setKey}
        error={ofField ? text(problem).sentence : undefined}
      />
      {!ofField && error}
    </Step>
  )
}
