import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button'
import { Checkbox } from './Checkbox'
import { CopyButton } from './CopyButton'
import { Dialog } from './Layer'

interface SecretProps {
  title: string
  /** Shown in one line, this once. */
  secret: string
  label: string
  children?: ReactNode
  onClose: () => void
}

/** A secret that the page shows once: Copy is the primary action, and closing asks for "I have copied it". */
export function Secret({ title, secret, label, children, onClose }: SecretProps) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  const footer = (
    <>
      <div className="start">
        <Checkbox label={t('ui.secret.copied')} checked={copied} onChange={setCopied} />
      </div>
      <Button disabled={!copied} onClick={onClose}>{t('ui.layer.close')}</Button>
    </>
  )
  return (
    <Dialog open onClose={() => { if (copied) onClose(); }} title={title} footer={footer}>
      <p className="text-text-2">{t('ui.secret.once')}</p>
      <div className="copyline">
        <code tabIndex={0}>{secret}</code>
      </div>
      <div>
        <CopyButton text={secret} label={label} word look="primary" onCopied={() => { setCopied(true); }} />
      </div>
      {children}
    </Dialog>
  )
}
