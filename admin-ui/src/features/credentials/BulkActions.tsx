import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client'
import type { BulkAction, BulkResult, CredentialStatus } from '../../api/schema'
import { useProblemText } from '../../api/useProblemText'
import { useStale } from '../../live/live'
import { announce } from '../../ui/announce'
import { BulkBar } from '../../ui/BulkBar'
import { Button } from '../../ui/Button'
import { Confirm } from '../../ui/Confirm'
import { toast } from '../../ui/toasts'
import { exportCredentials } from './exportFile'
import { credentialKeys } from './queries'

const actions = ['refresh', 'reset', 'enable', 'disable'] as const

/** Many at once, with the outcome of each. */
export function BulkActions({ credentials, onClear }: { credentials: readonly CredentialStatus[]; onClear: () => void }) {
  const { t } = useTranslation()
  const stale = useStale()
  const [removing, setRemoving] = useState(false)
  const ids = credentials.map(({ id }) => id)
  const bulk = useBulk(() => { setRemoving(false); })
  return (
    <>
      <BulkBar selected={ids.length} onClear={onClear}>
        {actions.map((action) => (
          <Button key={action} look="quiet" small disabled={stale} busy={bulk.isPending && bulk.variables.action === action} onClick={() => { bulk.mutate({ action, ids }); }}>
            {t(`credentials.bulk.${action}`)}
          </Button>
        ))}
        <Button look="quiet" small onClick={() => { void exportCredentials(ids); }}>{t('credentials.bulk.export')}</Button>
        <Button look="quiet" small className="danger" disabled={stale} onClick={() => { setRemoving(true); }}>{t('credentials.act.remove')}</Button>
      </BulkBar>
      <Confirm
        open={removing}
        onClose={() => { setRemoving(false); }}
        title={t('credentials.removal.titleMany', { count: ids.length })}
        act={t('credentials.act.remove')}
        busyAct={t('credentials.act.removing')}
        keep={t('credentials.removal.keepMany')}
        word={String(ids.length)}
        busy={bulk.isPending}
        onConfirm={() => { bulk.mutate({ action: 'remove', ids }, { onSuccess: onClear }); }}
      >
        <p>{t('credentials.removal.textMany')}</p>
      </Confirm>
    </>
  )
}

function useBulk(onDone: () => void) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const problem = useProblemText()
  return useMutation({
    mutationFn: async ({ action, ids }: BulkAction) => {
      if (action === 'remove') await call('post', '/api/admin/credentials/actions', { body: { action: 'disable', ids } })
      return call('post', '/api/admin/credentials/actions', { body: { action, ids } })
    },
    onSuccess: (result, { action }) => {
      const done = t(`credentials.bulkDone.${action}`, { count: result.done })
      const text = result.failed === 0 ? done : `${done} ${t('credentials.bulkFailed', { count: result.failed, reasons: reasonsOf(result) })}`
      announce(text)
      if (result.failed === 0) toast.ok(text)
      else toast.bad(text)
    },
    onError: (error) => { toast.bad(problem(error).sentence); },
    onSettled: () => {
      onDone()
      return Promise.all([client.invalidateQueries({ queryKey: credentialKeys.all }), client.invalidateQueries({ queryKey: ['overview'] })])
    },
  })
}

/** `#7: …; #9: …` */
export function reasonsOf({ results }: BulkResult): string {
  return results.filter(({ success }) => !success).map(({ id, message }) => `#${String(id)}: ${message}`).join(' ')
}
