import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LogLine } from '../../api/schema'
import { useFormat } from '../../format/useFormat'

const tones: Record<string, string> = { ERROR: 'bad', WARN: 'warn', DEBUG: 'dim', TRACE: 'dim' }

export const LogRow = memo(function LogRow({ line }: { line: LogLine }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const milliseconds = String(new Date(line.time).getMilliseconds()).padStart(3, '0')
  return (
    <li className={`${tones[line.level] ?? ''} ${open ? 'open' : ''}`}>
      <time dateTime={line.time} title={format.full(line.time)}>{format.clockWithSeconds(line.time)}.{milliseconds}</time>
      <span className="lv">{line.level.toLowerCase()}</span>
      <span className="lg cut" title={line.logger}>{line.area}</span>
      <button type="button" className="ms" aria-expanded={open} onClick={() => { setOpen(!open); }}>{line.message}</button>
      {open && (
        <dl>
          <dt>{t('logs.logger')}</dt>
          <dd>{line.logger}</dd>
          <dt>{t('logs.thread')}</dt>
          <dd>{line.thread}</dd>
          {line.trace && (
            <>
              <dt>{t('logs.trace')}</dt>
              <dd><pre>{line.trace}</pre></dd>
            </>
          )}
        </dl>
      )}
    </li>
  )
})
