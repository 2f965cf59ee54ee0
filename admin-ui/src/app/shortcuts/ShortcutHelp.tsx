import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Layer'
import { places } from '../navigation'

export function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const rows: [string[], string][] = [
    [['/'], t('app.shortcuts.find')],
    [['j', 'k'], t('app.shortcuts.move')],
    [['Enter'], t('app.shortcuts.open')],
    [['x'], t('app.shortcuts.select')],
    [['.'], t('app.shortcuts.menu')],
    [['p'], t('app.shortcuts.pause')],
    [['Esc'], t('app.shortcuts.close')],
    [['?'], t('app.shortcuts.all')],
  ]
  return (
    <Dialog open onClose={onClose} title={t('app.shortcuts.title')} footer={<Button onClick={onClose}>{t('ui.layer.close')}</Button>}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
        {rows.map(([keys, text]) => (
          <Row key={text} keys={keys} text={text} />
        ))}
        {places.map((place) => (
          <Row key={place.to} keys={['g', place.key]} text={t(`app.nav.${place.name}`)} />
        ))}
      </dl>
    </Dialog>
  )
}

function Row({ keys, text }: { keys: readonly string[]; text: string }) {
  return (
    <>
      <dt className="flex gap-1">
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{text}</dd>
    </>
  )
}
