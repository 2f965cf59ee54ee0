import { createContext, use, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'

/** In the guided start the steps stand in the page, without a frame of their own. */
export const Framed = createContext(true)

interface StepProps {
  title: string
  onBack?: (() => void) | undefined
  footer?: ReactNode
  children: ReactNode
  className?: string
}

export function Step({ title, onBack, footer, children, className = '' }: StepProps) {
  const { t } = useTranslation()
  const framed = use(Framed)
  return (
    <section className={framed ? 'wiz' : 'wiz bare'} aria-labelledby="step">
      <header>
        {onBack !== undefined && <Button look="quiet" small icon="left" iconOnly onClick={onBack}>{t('signIn.back')}</Button>}
        {framed ? <h1 className="h1-step" id="step">{title}</h1> : <h3 className="h1-step" id="step">{title}</h3>}
      </header>
      <div className={`body ${className}`}>{children}</div>
      {footer !== undefined && <footer>{footer}</footer>}
    </section>
  )
}

export function Cancel({ onCancel, busy = false }: { onCancel: () => void; busy?: boolean }) {
  const { t } = useTranslation()
  return <Button look="quiet" className="start" busy={busy} onClick={onCancel}>{busy ? t('signIn.cancelling') : t('signIn.cancel')}</Button>
}
