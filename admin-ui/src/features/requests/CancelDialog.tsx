import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client'
import { useProblemText } from '../../api/useProblemText'
import { announce } from '../../ui/announce'
import { Confirm } from '../../ui/Confirm'
import { toast } from '../../ui/toasts'

export function CancelDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation()
  const problem = useProblemText()
  const client = useQueryClient()
  const cancel = useMutation({
    mutationFn: () => call('delete', '/api/admin/requests/{id}', { path: { id } }),
    onSuccess: () => {
      toast.ok(t('requests.cancel.done'))
      announce(t('requests.cancel.done'))
      onClose()
    },
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: ['requests'] }), client.invalidateQueries({ queryKey: ['request', id] })]),
  })
  return (
    <Confirm
      open
      onClose={onClose}
      title={t('requests.cancel.title')}
      act={t('requests.cancel.act')}
      busyAct={t('requests.cancel.acting')}
      keep={t('requests.cancel.keep')}
      busy={cancel.isPending}
      error={cancel.isError ? problem(cancel.error).sentence : undefined}
      onConfirm={() => { cancel.mutate(); }}
    >
      <p>{t('requests.cancel.text')}</p>
    </Confirm>
  )
}
