import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NewClientKey } from '../../api/schema'
import { Button } from '../../ui/Button'
import { Sheet } from '../../ui/Layer'
import { useCreate } from './actions'
import { emptyForm, isLimit, limitNames, settingsOf } from './form'
import { KeyFields } from './KeyFields'

export function CreateSheet({ onClose, onCreated }: { onClose: () => void; onCreated: (created: NewClientKey) => void }) {
  const { t } = useTranslation()
  const [form, setForm] = useState(emptyForm)
  const create = useCreate()
  const body = settingsOf(emptyForm, form)
  const wrong = form.name.trim() === '' || limitNames.some((name) => !isLimit(name, form.limits[name]))
  const submit = () => { create.mutate(body, { onSuccess: onCreated }); }
  return (
    <Sheet
      open
      onClose={onClose}
      unsaved={Object.keys(body).length > 0}
      title={t('keys.create')}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>{t('credentials.cancel')}</Button>
          <Button look="primary" busy={create.isPending} disabled={wrong} onClick={submit}>{create.isPending ? t('keys.creating') : t('keys.create')}</Button>
        </>
      }
    >
      <KeyFields form={form} onChange={setForm} error={create.error} isNew />
    </Sheet>
  )
}
