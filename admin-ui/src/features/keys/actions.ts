import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client'
import type { ClientKeyDetail, ClientKeySettings } from '../../api/schema'
import { useProblemText } from '../../api/useProblemText'
import { announce } from '../../ui/announce'
import { toast } from '../../ui/toasts'
import { keysQuery } from '../start/keys'

function useRefetch() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: keysQuery.queryKey })
}

function tell(text: string): void {
  toast.ok(text)
  announce(text)
}

export function useCreate() {
  const refetch = useRefetch()
  return useMutation({ mutationFn: (body: ClientKeySettings) => call('post', '/api/admin/keys', { body }), onSuccess: refetch })
}

export function useEdit(key: ClientKeyDetail, onSaved: () => void) {
  const { t } = useTranslation()
  const refetch = useRefetch()
  return useMutation({
    mutationFn: (body: ClientKeySettings) => call('patch', '/api/admin/keys/{id}', { path: { id: key.id }, body }),
    onSuccess: () => {
      tell(t('keys.done.saved', { name: key.name }))
      onSaved()
    },
    onSettled: refetch,
  })
}

export function useSetDisabled() {
  const { t } = useTranslation()
  const problem = useProblemText()
  const refetch = useRefetch()
  const set = useMutation({
    mutationFn: ({ key, disabled }: { key: ClientKeyDetail; disabled: boolean }) => call('patch', '/api/admin/keys/{id}', { path: { id: key.id }, body: { disabled } }),
    onSuccess: (_result, { key, disabled }) => {
      const text = t(disabled ? 'keys.done.disabled' : 'keys.done.enabled', { name: key.name })
      announce(text)
      toast.ok(text, { label: t('credentials.undo'), act: () => { set.mutate({ key, disabled: !disabled }); } })
    },
    onError: (error, { key }) => { toast.bad(t('keys.done.failed', { name: key.name, problem: problem(error).sentence })); },
    onSettled: refetch,
  })
  return set
}

export function useRotate() {
  const refetch = useRefetch()
  return useMutation({
    mutationFn: ({ id, overlapSeconds }: { id: string; overlapSeconds: number }) => call('post', '/api/admin/keys/{id}/rotate', { path: { id }, body: { overlapSeconds } }),
    onSuccess: refetch,
  })
}

export function useDelete(onDeleted: () => void) {
  const { t } = useTranslation()
  const refetch = useRefetch()
  return useMutation({
    mutationFn: ({ id }: ClientKeyDetail) => call('delete', '/api/admin/keys/{id}', { path: { id } }),
    onSuccess: (_result, { name }) => {
      tell(t('keys.done.deleted', { name }))
      onDeleted()
    },
    onSettled: refetch,
  })
}
