import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../api/useProblemText'
import { toast } from '../../ui/toasts'
import { closeSession, sessionQuery } from './queries'

export function LogOut() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const text = useProblemText()
  const logOut = useMutation({
    mutationFn: closeSession,
    onSuccess: () => {
      // The page watches the session's entry: it is changed, not removed.
      client.setQueryData(sessionQuery.queryKey, { kind: 'closed' })
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] })
    },
    onError: (error) => { toast.bad(text(error).sentence); },
  })
  return (
    <button type="button" className="text-muted hover:text-text underline-offset-2 hover:underline" onClick={() => { logOut.mutate(); }}>
      {t('session.logOut')}
    </button>
  )
}
