import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Change } from '../../api/schema'
import { Section } from '../../app/shell/Page'
import { useFormat } from '../../format/useFormat'
import { Segmented } from '../../ui/Segmented'
import { Failure } from '../../ui/Empty'
import { Skeleton } from '../../ui/Skeleton'
import { StateIcon } from '../../ui/StateIcon'
import { historyQuery } from './queries'
import { signOf, stateOf } from './state'

const filters = ['all', 'own', 'people'] as const

export function History({ id }: { id: number }) {
  const { t } = useTranslation()
  const [filter, setFilter] = useState<(typeof filters)[number]>('all')
  const history = useQuery(historyQuery(id))
  const changes = history.data?.changes.filter((change) => filter === 'all' || (change.trigger === 'operator') === (filter === 'people'))
  const options = filters.map((value) => ({ value, label: t(`credentials.history.${value}`) }))
  return (
    <Section id="history" title={t('credentials.history.title')} more={<Segmented small label={t('credentials.history.which')} value={filter} options={options} onChange={setFilter} />}>
      {changes === undefined ? (
        history.isError ? <Failure title={t('credentials.history.failed')} error={history.error} onRetry={() => { void history.refetch(); }} /> : <Skeleton rows={3} widths={['3rem', '60%']} />
      ) : changes.length === 0 ? <p className="text-text-2">{t('credentials.history.none')}</p> : <Days changes={changes} />}
    </Section>
  )
}

function Days({ changes }: { changes: readonly Change[] }) {
  const format = useFormat()
  return (
    <ol className="hist">
      {changes.map((change, index) => {
        const day = format.dayName(change.at)
        const before = changes[index - 1]
        const newDay = before === undefined || format.dayName(before.at) !== day
        return <Item key={change.at + change.state} change={change} day={newDay ? day : undefined} />
      })}
    </ol>
  )
}

function Item({ change, day }: { change: Change; day: string | undefined }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const state = stateOf({ health: { ...change, since: change.at }, inFlight: 0, refreshFailing: false })
  return (
    <>
      {day !== undefined && <li className="day">{day}</li>}
      <li>
        <time dateTime={change.at} title={format.full(change.at)}>{format.clock(change.at)}</time>
        <span><StateIcon {...signOf(state)} /></span>
        <div>
          <span className="font-medium">{state === 'ready' ? t('credentials.history.ready') : t(`credentials.state.${state}`)}</span>
          <div className="l2">
            <span lang={i18n.language === 'en' ? undefined : 'en'}>{change.sentence}</span> · {t(`credentials.trigger.${triggerKey(change.trigger)}`)}
          </div>
        </div>
      </li>
    </>
  )
}

function triggerKey(trigger: string): 'request' | 'refresh' | 'operator' {
  return trigger === 'request' || trigger === 'refresh' ? trigger : 'operator'
}
