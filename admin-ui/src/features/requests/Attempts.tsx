import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Request } from '../../api/schema'
import { useFormat } from '../../format/useFormat'
import { credentialsQuery } from '../credentials/queries'
import { nameOf } from '../credentials/state'
import { timeline, type Bar } from './attempts'

const words = { throttled: 'text-warn', failed: 'text-bad', answered: 'text-ok', running: 'text-info' }

/** One bar per attempt on one time axis, so that one sees what fail-over cost. */
export function Attempts({ request }: { request: Request }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { endMs, bars } = timeline(request)
  return (
    <section>
      <h3 className="mb-1.5">{t('requests.inspect.attemptsTitle')}</h3>
      <div className="wf">
        <div className="ax">
          <span>{format.duration(0)}</span>
          <span>{typeof request.firstEventMs === 'number' ? t('requests.inspect.firstEventAt', { duration: format.duration(endMs) }) : format.duration(endMs)}</span>
        </div>
        <ol>
          {bars.map((bar, index) => (
            <Row key={index} bar={bar} number={index + 1} />
          ))}
        </ol>
      </div>
    </section>
  )
}

function Row({ bar, number }: { bar: Bar; number: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const credentials = useQuery(credentialsQuery).data?.credentials
  const { attempt, tone } = bar
  const credential = credentials?.find(({ id }) => id === attempt.credentialId)
  const name = credential === undefined ? '' : nameOf(credential)
  const who = `#${String(attempt.credentialId)}`
  const where = [attempt.route === '' ? attempt.endpoint : attempt.route.replace(/:none$/, '').replaceAll(':', ' '), format.duration(bar.durationMs), attempt.cause].filter(Boolean).join(', ')
  const percent = (share: number) => `${String(share * 100)}%`
  return (
    <li>
      <span className="no">{number}</span>
      <span className="cut">{name === '' || name === who ? who : `${who} ${name}`}</span>
      <span className={words[tone]}>{t(`requests.attempt.${tone}`)}</span>
      <span className="t">
        <i className={tone} style={{ insetInlineStart: percent(bar.start), width: percent(bar.length) }} />
        {bar.waitLength > 0 && <i className="wait" style={{ insetInlineStart: percent(bar.start + bar.length), width: percent(bar.waitLength) }} />}
      </span>
      <span className="l2">{bar.waitMs >= 10 ? t('requests.attempt.waited', { where, duration: format.duration(bar.waitMs) }) : where}</span>
    </li>
  )
}
