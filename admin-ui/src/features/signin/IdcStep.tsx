import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignInRequest } from '../../api/schema'
import { Button } from '../../ui/Button'
import { Select } from '../../ui/Select'
import { Field, InputField } from '../../ui/Field'
import { Cancel, Step } from './Step'

export interface FormStepProps {
  busy: boolean
  error: ReactNode
  onStart: (request: SignInRequest) => void
  onCancel: () => void
  onBack: () => void
}

const regions = ['us-east-1', 'us-east-2', 'us-west-2', 'ca-central-1', 'sa-east-1', 'eu-central-1', 'eu-north-1', 'eu-west-1', 'eu-west-2', 'eu-west-3', 'ap-northeast-1', 'ap-northeast-2', 'ap-south-1', 'ap-southeast-1', 'ap-southeast-2']
const example = 'https://acme.awsapps.com/start'

export function IdcStep({ busy, error, onStart, onCancel, onBack }: FormStepProps) {
  const { t } = useTranslation()
  const [startUrl, setStartUrl] = useState('')
  const [region, setRegion] = useState('us-east-1')
  const check = (value: string) => (/^https:\/\/\S+$/.test(value.trim()) ? undefined : t('signIn.idc.startUrlWrong'))
  const start = (method: string) => { onStart({ method, startUrl: startUrl.trim(), region }); }
  const ready = check(startUrl) === undefined
  return (
    <Step
      title={t('signIn.kind.idc')}
      onBack={onBack}
      footer={
        <>
          <Cancel onCancel={onCancel} />
          <Button disabled={!ready} onClick={() => { start('idc_browser'); }}>{t('signIn.byBrowser')}</Button>
          <Button look="primary" busy={busy} disabled={!ready} onClick={() => { start('idc'); }}>{busy ? t('signIn.starting') : t('signIn.getCode')}</Button>
        </>
      }
    >
      <InputField label={t('signIn.idc.startUrl')} help={t('signIn.idc.startUrlHelp')} placeholder={example} inputMode="url" autoFocus value={startUrl} onChange={setStartUrl} check={check} />
      <Field label={t('signIn.idc.region')} help={t('signIn.idc.regionHelp')}>
        {(ids) => <Select ids={ids} label={t('signIn.idc.region')} value={region} options={regions.map((value) => ({ value, label: value }))} onChange={setRegion} />}
      </Field>
      {error}
    </Step>
  )
}
