import { Dialog as Base } from '@base-ui/react/dialog'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button'

interface LayerProps {
  open: boolean
  onClose: () => void
  title: ReactNode
  children: ReactNode
  footer?: ReactNode
  /** What was typed would be lost: closing asks first. */
  unsaved?: boolean
}

/** For create, edit and import: at the side, on a phone the whole screen. Focus moves in, is kept, and returns. */
export function Sheet({ open, onClose, title, children, footer, unsaved = false }: LayerProps) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const close = () => {
    if (unsaved) setAsking(true)
    else onClose()
  }
  return (
    <Base.Root open={open} onOpenChange={(next) => { if (!next) close(); }}>
      <Base.Portal>
        <Base.Backdrop className="veil" />
        <Base.Popup className="sheet">
          <div className="head">
            <Base.Title>{title}</Base.Title>
            <Button look="quiet" small icon="close" iconOnly onClick={close}>{t('ui.layer.close')}</Button>
          </div>
          <div className="body">{children}</div>
          {footer !== undefined && <footer>{footer}</footer>}
        </Base.Popup>
      </Base.Portal>
      <Dialog
        open={asking}
        onClose={() => { setAsking(false); }}
        title={t('ui.layer.unsaved')}
        footer={
          <>
            <Button onClick={() => { setAsking(false); }}>{t('ui.layer.keepEditing')}</Button>
            <Button look="danger-solid" onClick={() => { setAsking(false); onClose(); }}>{t('ui.layer.discard')}</Button>
          </>
        }
      >
        <p className="text-text-2">{t('ui.layer.unsavedText')}</p>
      </Dialog>
    </Base.Root>
  )
}

/** Only to confirm what cannot be undone, and to show a secret once. */
export function Dialog({ open, onClose, title, children, footer }: LayerProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => { if (!next) onClose(); }}>
      <Base.Portal>
        <Base.Backdrop className="veil" />
        <Base.Viewport className="over">
          <Base.Popup className="dialog">
            <div className="head">
              <Base.Title>{title}</Base.Title>
            </div>
            <div className="body">{children}</div>
            {footer !== undefined && <footer>{footer}</footer>}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}
