import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'

interface KeyFieldProps {
  value: string
  onChange: (value: string) => void
  error: string | undefined
}

export function KeyField({ value, onChange, error }: KeyFieldProps) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  return (
    <Field label={t('session.key')} error={error}>
      {(ids) => (
        <div className="relative">
          <input
            {...ids}
            className="input pe-20"
            type={shown ? 'text' : 'password'}
            name="key"
            autoComplete="current-password"
            autoFocus
            spellCheck={false}
            value={value}
            onChange={(event) => { onChange(event.target.value); }}
          />
          <Button look="quiet" small className="absolute inset-y-0.5 end-0.5 h-auto!" aria-pressed={shown} onClick={() => { setShown(!shown); }}>
            {shown ? t('session.hide') : t('session.show')}
          </Button>
        </div>
      )}
    </Field>
  )
}
