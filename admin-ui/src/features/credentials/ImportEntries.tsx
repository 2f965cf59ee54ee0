import { useTranslation } from 'react-i18next'
import type { Entry } from '../../api/schema'
import { StateIcon, type Shape, type Tone } from '../../ui/StateIcon'
import { kindOf } from './account'

const signs: Record<Entry['outcome'], { shape: Shape; tone: Tone }> = {
  would_add: { shape: 'ok', tone: 'ok' },
  added: { shape: 'ok', tone: 'ok' },
  duplicate: { shape: 'cancelled', tone: 'off' },
  skipped: { shape: 'cancelled', tone: 'off' },
  invalid: { shape: 'error', tone: 'bad' },
  failed: { shape: 'error', tone: 'bad' },
}

/** What becomes of each entry. */
export function ImportEntries({ entries }: { entries: readonly Entry[] }) {
  const { t } = useTranslation()
  return (
    <ul className="imp">
      {entries.map((entry) => (
        <li key={`${entry.file} ${String(entry.number)}`}>
          <StateIcon {...signs[entry.outcome]} />
          <span>
            <span className="font-medium">{entry.email ?? t('credentials.import.unnamed', { number: entry.number })}</span>{' '}
            <span className="text-xs text-muted">{[entry.authMethod ? t(`credentials.kind.${kindOf(entry.authMethod)}`) : undefined, entry.format].filter(Boolean).join(' · ')}</span>
            <span className="blk">
              {t(`credentials.import.outcome.${entry.outcome}`, { id: entry.credentialId })}
              {entry.message && <span lang="en">: {entry.message}</span>}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
