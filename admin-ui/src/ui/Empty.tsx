import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../api/useProblemText'
import { Button } from './Button'
import { copyText } from './copy'

/** Says what will be here, and gives the next step. */
export function Empty({ title, children, actions }: { title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <section className="empty">
      <h3>{title}</h3>
      {children !== undefined && <p>{children}</p>}
      {actions !== undefined && <div className="actions">{actions}</div>}
    </section>
  )
}

/** What did not work, what still does, and the way to try again. Replaces only the part that failed. */
export function Failure({ title, error, onRetry, children }: { title: string; error: unknown; onRetry?: () => void; children?: ReactNode }) {
  const { t } = useTranslation()
  const { sentence, details } = useProblemText()(error)
  return (
    <section className="empty border-solid" role="alert">
      <h3>{title}</h3>
      <p>{sentence}</p>
      {children !== undefined && <p>{children}</p>}
      <div className="actions">
        {onRetry !== undefined && <Button onClick={onRetry}>{t('ui.error.retry')}</Button>}
        <Button look="quiet" onClick={() => { void copyText(details); }}>{t('ui.error.copyDetails')}</Button>
      </div>
    </section>
  )
}
