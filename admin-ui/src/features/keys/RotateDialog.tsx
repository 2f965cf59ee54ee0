import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClientKeyDetail, NewClientKey } from '../../api/schema'
import { useProblemText } from '../../api/useProblemText'
import { Button } from '../../ui/Button'
import { Segmented } from '../../ui/Segmented'
import { Dialog } from '../../ui/Layer'
import { useRotate } from './actions'

const overlaps = { none: 0, hour: 3600, day: 24 * 3600, week: 7 * 24 * 3600 }
type Overlap = keyof typeof overlaps

/** A new key in the place of the old one, which goes on for a while. */
export function RotateDialog({ detail, onClose, onRotated }: { detail: ClientKeyDetail; onClose: () => void; onRotated: (created: NewClientKey) => void }) {
  const { t } = useTranslation()
  const problem = useProblemText()
  const [overlap, setOverlap] = useState<Overlap>('day')
  const rotate = useRotate()
  const options = (Object.keys(overlaps) as Overlap[]).map((value) => ({ value, label: t(`keys.rotate.overlap.${value}`) }))
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('keys.rotate.title', { name: detail.name })}
      footer={
        <>
          <Button onClick={onClose}>{t('keys.rotate.keep')}</Button>
          <Button look="primary" busy={rotate.isPending} onClick={() => { rotate.mutate({ id: detail.id, overlapSeconds: overlaps[overlap] }, { onSuccess: onRotated }); }}>
            {rotate.isPending ? t('keys.rotate.acting') : t('keys.rotate.act')}
          </Button>
        </>
      }
    >
      <p className="text-text-2">{t('keys.rotate.text')}</p>
      <div className="grid justify-items-start gap-2">
        <span className="label">{t('keys.rotate.old')}</span>
        <Segmented label={t('keys.rotate.old')} value={overlap} options={options} onChange={setOverlap} />
      </div>
      {overlap === 'none' && <p className="text-warn">{t('keys.rotate.atOnce')}</p>}
      {rotate.isError && <p className="text-bad" role="alert">{problem(rotate.error).sentence}</p>}
    </Dialog>
  )
}
