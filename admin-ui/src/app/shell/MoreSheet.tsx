import { Dialog } from '@base-ui/react/dialog'
import { useTranslation } from 'react-i18next'
import { moreSheet } from '../navigation'
import { NavLink } from './NavLink'
import { Preferences } from './Preferences'
import { RailFoot } from './RailFoot'

export function MoreSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Dialog.Root open onOpenChange={(open) => { if (!open) onClose(); }}>
      <Dialog.Portal>
        <Dialog.Backdrop className="veil" />
        <Dialog.Popup className="more-sheet">
          <Dialog.Title className="hidden-label">{t('app.more')}</Dialog.Title>
          <ul className="nav">
            {moreSheet.map((place) => (
              <li key={place.to}>
                <NavLink place={place} onClick={onClose} />
              </li>
            ))}
          </ul>
          <RailFoot host>
            <Preferences />
          </RailFoot>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
