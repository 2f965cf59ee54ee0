import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client'
import { Problem } from '../../api/problem'
import type { CredentialDetail, CredentialFields, CredentialStatus } from '../../api/schema'
import { useProblemText } from '../../api/useProblemText'
import { Button } from '../../ui/Button'
import { Select } from '../../ui/Select'
import { Failure } from '../../ui/Empty'
import { Field, InputField } from '../../ui/Field'
import { Sheet } from '../../ui/Layer'
import { Skeleton } from '../../ui/Skeleton'
import { toast } from '../../ui/toasts'
import { moved, useReorder } from './actions'
import { credentialKeys, credentialQuery } from './queries'
import { nameOf } from './state'

interface EditSheetProps {
  credential: CredentialStatus
  place: number
  ids: readonly number[]
  onClose: () => void
}

export function EditSheet(props: EditSheetProps) {
  const { t } = useTranslation()
  const detail = useQuery(credentialQuery(props.credential.id))
  if (detail.data !== undefined) return <EditForm {...props} detail={detail.data} />
  return (
    <Sheet open onClose={props.onClose} title={t('credentials.edit.title', { name: nameOf(props.credential) })}>
      {detail.isError ? <Failure title={t('credentials.edit.failed')} error={detail.error} onRetry={() => { void detail.refetch(); }} /> : <Skeleton rows={4} widths={['100%']} />}
    </Sheet>
  )
}

interface Fields {
  place: string
  requestsPerMinute: string
  maxConcurrency: string
  endpoint: string
  region: string
  proxyUrl: string
}

function fieldsOf({ settings }: CredentialDetail, place: number): Fields {
  const number = (value: number | null | undefined) => (typeof value === 'number' ? String(value) : '')
  return {
    place: String(place),
    requestsPerMinute: number(settings.requestsPerMinute),
    maxConcurrency: number(settings.maxConcurrency),
    endpoint: settings.endpoint ?? '',
    region: settings.region ?? '',
    proxyUrl: settings.proxyUrl ?? '',
  }
}

/** Only what was changed is sent; an emptied field removes the member. */
export function changesOf(before: Fields, after: Fields): CredentialFields {
  const changed = (key: keyof Fields) => before[key].trim() !== after[key].trim()
  const text = (value: string) => (value.trim() === '' ? null : value.trim())
  const number = (value: string) => (value.trim() === '' ? null : Number(value))
  return {
    ...(changed('requestsPerMinute') && { requestsPerMinute: number(after.requestsPerMinute) }),
    ...(changed('maxConcurrency') && { maxConcurrency: number(after.maxConcurrency) }),
    ...(changed('endpoint') && { endpoint: text(after.endpoint) }),
    ...(changed('region') && { region: text(after.region) }),
    ...(changed('proxyUrl') && { proxyUrl: text(after.proxyUrl) }),
  }
}

const example = { region: 'us-east-1', proxy: 'socks5://proxy.example:1080' }

const endpoints = ['', 'runtime', 'q', 'codewhisperer'] as const

function EditForm({ credential, place, ids, detail, onClose }: EditSheetProps & { detail: CredentialDetail }) {
  const { t } = useTranslation()
  const problem = useProblemText()
  const [before] = useState(() => fieldsOf(detail, place))
  const [fields, setFields] = useState(before)
  const save = useSave(credential.id, ids, before, onClose)
  const set = (key: keyof Fields) => (value: string) => { setFields({ ...fields, [key]: value }); }
  const count = (value: string) => (value.trim() !== '' && !/^\d{1,6}$/.test(value.trim()) ? t('credentials.edit.countWrong') : undefined)
  const order = (value: string) => (/^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= ids.length ? undefined : t('credentials.edit.orderWrong', { count: ids.length }))
  const wrong = [count(fields.requestsPerMinute), count(fields.maxConcurrency), order(fields.place)].some(Boolean)
  const unsaved = JSON.stringify(fields) !== JSON.stringify(before)
  const errorAt = (field: string) => (save.error instanceof Problem && save.error.field === field ? problem(save.error).sentence : undefined)
  const elsewhere = save.isError && !(save.error instanceof Problem && save.error.field !== undefined && save.error.field in fields)
  return (
    <Sheet
      open
      onClose={onClose}
      unsaved={unsaved}
      title={t('credentials.edit.title', { name: nameOf(credential) })}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>{t('credentials.cancel')}</Button>
          <Button look="primary" busy={save.isPending} disabled={wrong || !unsaved} onClick={() => { save.mutate(fields); }}>
            {save.isPending ? t('credentials.edit.saving') : t('credentials.edit.save')}
          </Button>
        </>
      }
    >
      <InputField label={t('credentials.column.order')} unit={t('credentials.edit.of', { count: ids.length })} inputClass="w-20!" inputMode="numeric" value={fields.place} onChange={set('place')} check={order} />
      <div className="grid grid-cols-2 gap-3">
        <InputField label={t('credentials.edit.perMinute')} help={t('credentials.edit.emptyDefault')} inputMode="numeric" value={fields.requestsPerMinute} onChange={set('requestsPerMinute')} check={count} error={errorAt('requestsPerMinute')} />
        <InputField label={t('credentials.edit.atOnce')} help={t('credentials.edit.emptyDefault')} inputMode="numeric" value={fields.maxConcurrency} onChange={set('maxConcurrency')} check={count} error={errorAt('maxConcurrency')} />
      </div>
      <Field label={t('credentials.column.endpoint')} help={t('credentials.edit.endpointHelp')} error={errorAt('endpoint')}>
        {(ids) => (
          <Select
            ids={ids}
            label={t('credentials.column.endpoint')}
            value={fields.endpoint}
            options={[...new Set([...endpoints, fields.endpoint])].map((value) => ({ value, label: value === '' ? t('credentials.edit.automatic') : value }))}
            onChange={set('endpoint')}
          />
        )}
      </Field>
      <InputField label={t('credentials.edit.region')} optional placeholder={example.region} value={fields.region} onChange={set('region')} error={errorAt('region')} />
      <InputField label={t('credentials.edit.proxy')} optional help={t('credentials.edit.proxyHelp')} placeholder={example.proxy} value={fields.proxyUrl} onChange={set('proxyUrl')} error={errorAt('proxyUrl')} />
      {elsewhere && <p className="text-bad" role="alert">{problem(save.error).sentence}</p>}
    </Sheet>
  )
}

function useSave(id: number, ids: readonly number[], before: Fields, onSaved: () => void) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const reorder = useReorder()
  return useMutation({
    mutationFn: async (after: Fields) => {
      const body = changesOf(before, after)
      if (Object.keys(body).length > 0) await call('patch', '/api/admin/credentials/{id}', { path: { id: String(id) }, body })
      if (after.place !== before.place) await reorder.mutateAsync({ ids: moved(ids, id, Number(after.place) - 1), moved: id })
    },
    onSuccess: () => {
      toast.ok(t('credentials.done.saved', { id }))
      onSaved()
    },
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: credentialKeys.all }), client.invalidateQueries({ queryKey: credentialKeys.one(id) })]),
  })
}
