import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../api/useProblemText'
import { Button } from '../../ui/Button'
import { toast } from '../../ui/toasts'
import { exportCredentials } from './exportFile'

export function ExportButton() {
  const { t } = useTranslation()
  const problem = useProblemText()
  const save = useMutation({
    mutationFn: () => exportCredentials(),
    onSuccess: () => { toast.ok(t('credentials.done.exported')); },
    onError: (error) => { toast.bad(problem(error).sentence); },
  })
  return (
    <Button icon="download" className="phone-off" busy={save.isPending} onClick={() => { save.mutate(); }}>
      {save.isPending ? t('credentials.act.exporting') : t('credentials.bulk.export')}
    </Button>
  )
}
