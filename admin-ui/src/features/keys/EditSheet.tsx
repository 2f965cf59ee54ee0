import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClientKeyDetail } from '../../api/schema'
import { useStale } from '../../live/live'
import { Button } from '../../ui/Button'
import { Sheet } from '../../ui/Layer'
import { useEdit } from './actions'
import { formOf, isLimit, limitNames, settingsOf } from './form'
import { KeyFields } from './KeyFields'

export function EditSheet({ detail, onClose }: { detail: ClientKeyDetail; onClose: () => void }) {
  const { t } = useTranslation()
  const stale = useStale()
  const [before] = useState(() => formOf(detail))
  const [form, setForm] = useState(before)
  const edit = useEdit(detail, onClose)
  const body = settingsOf(before, form)
  const unsaved = Object.keys(body).length > 0
  const wrong = form.name.trim() === '' || limitNames.some((name) => !isLimit(name, form.limits[name]))
  return (
    <Sheet
      open
      onClose={onClose}
      unsaved={unsaved}
      title={t('credentials.edit.title', { name: detail.name })}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>{t('credentials.cancel')}</Button>
          <Button look="primary" busy={edit.isPending} disabled={wrong || !unsaved || stale} onClick={() => { edit.mutate(body); }}>
            {edit.isPending ? t('credentials.edit.saving') : t('credentials.edit.save')}
          </Button>
        </>
      }
    >
      <KeyFields form={form} onChange={setForm} error={edit.error} />
    </Sheet>
  )
}
