import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client'
import type { NewClientKey } from '../../api/schema'
import { useProblemText } from '../../api/useProblemText'
import { Button } from '../../ui/Button'
import { InputField } from '../../ui/Field'
import { keysQuery } from './keys'

export function KeyStep({ onCreated, onPrimary }: { onCreated: (created: NewClientKey) => void; onPrimary: () => void }) {
  const { t } = useTranslation()
  const problem = useProblemText()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const create = useMutation({
    mutationFn: () => call('post', '/api/admin/keys', { body: { name: name.trim() } }),
    onSuccess: (created) => {
      void client.invalidateQueries({ queryKey: keysQuery.queryKey })
      onCreated(created)
    },
  })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (name.trim() !== '' && !create.isPending) create.mutate()
  }
  return (
    <form onSubmit={submit}>
      <p className="text-text-2">{t('start.key.text')}</p>
      <InputField label={t('start.key.name')} help={t('start.key.nameHelp')} autoFocus value={name} onChange={setName} error={create.isError ? problem(create.error).sentence : undefined} />
      <div className="actions">
        <Button look="primary" type="submit" busy={create.isPending} disabled={name.trim() === ''}>{create.isPending ? t('start.key.creating') : t('start.key.create')}</Button>
        <Button look="quiet" onClick={onPrimary}>{t('start.key.primary')}</Button>
      </div>
    </form>
  )
}
