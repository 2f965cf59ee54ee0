import { useTranslation } from 'react-i18next'
import type { CredentialStatus } from '../../api/schema'
import { useProblemText } from '../../api/useProblemText'
import { Confirm } from '../../ui/Confirm'
import { useRemove } from './actions'
import { nameOf } from './state'

export function RemoveDialog({ credential, onClose, onRemoved }: { credential: CredentialStatus; onClose: () => void; onRemoved: () => void }) {
  const { t } = useTranslation()
  const problem = useProblemText()
  const remove = useRemove(onRemoved)
  const { id, disabled } = credential
  return (
    <Confirm
      open
      onClose={onClose}
      title={t('credentials.removal.title', { name: nameOf(credential) })}
      act={t('credentials.act.remove')}
      busyAct={t('credentials.act.removing')}
      keep={t('credentials.removal.keep')}
      word={`#${String(id)}`}
      busy={remove.isPending}
      error={remove.isError ? problem(remove.error).sentence : undefined}
      onConfirm={() => { remove.mutate({ id, disabled }); }}
    >
      <p>{t('credentials.removal.text', { id })}</p>
    </Confirm>
  )
}
