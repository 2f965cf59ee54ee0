import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button'
import { InputField } from './Field'
import { Dialog } from './Layer'

interface ConfirmProps {
  open: boolean
  onClose: () => void
  title: string
  children: ReactNode
  /** The act: "Remove". */
  act: string
  /** The act under way: "Removing". */
  busyAct: string
  /** What stays if one does not: "Keep it". */
  keep: string
  /** What has to be typed, such as `#7`; without it the button is enough. */
  word?: string
  busy: boolean
  error?: ReactNode
  onConfirm: () => void
}

export function Confirm({ open, onClose, title, children, act, busyAct, keep, word, busy, error, onConfirm }: ConfirmProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const close = () => {
    setTyped('')
    onClose()
  }
  const footer = (
    <>
      <Button onClick={close}>{keep}</Button>
      <Button look="danger-solid" busy={busy} disabled={word !== undefined && typed.trim() !== word} onClick={onConfirm}>
        {busy ? busyAct : act}
      </Button>
    </>
  )
  return (
    <Dialog open={open} onClose={close} title={title} footer={footer}>
      <div className="text-text-2">{children}</div>
      {word !== undefined && <InputField label={t('ui.confirm.type', { word })} placeholder={word} value={typed} onChange={setTyped} autoComplete="off" />}
      {error !== undefined && error !== null && <p className="text-bad" role="alert">{error}</p>}
    </Dialog>
  )
}
