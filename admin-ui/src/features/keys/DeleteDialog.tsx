import { useTranslation } from 'react-i18next'
import type { ClientKeyDetail } from '../../api/schema'
import { useProblemText } from '../../api/useProblemText'
import { Confirm } from '../../ui/Confirm'
import { useDelete } from './actions'

export function DeleteDialog({ detail, onClose }: { detail: ClientKeyDetail; onClose: () => void }) {
  const { t } = useTranslation()
  const problem = useProblemText()
  const remove = useDelete(onClose)
  return (
    <Confirm
      open
      onClose={onClose}
      title={t('keys.delete.title', { name: detail.name })}
      act={t('keys.delete.act')}
      busyAct={t('keys.delete.acting')}
      keep={t('credentials.removal.keep')}
      word={detail.name}
      busy={remove.isPending}
      error={remove.isError ? problem(remove.error).sentence : undefined}
      onConfirm={() => { remove.mutate(detail); }}
    >
      <p>{t('keys.delete.text')}</p>
    </Confirm>
  )
}
