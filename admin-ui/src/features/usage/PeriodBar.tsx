import { useTranslation } from 'react-i18next'
import { useNow } from '../../format/useNow'
import { Segmented } from '../../ui/Segmented'
import { Select } from '../../ui/Select'
import { usageRoute, type UsageSearch } from './routes'
import { dayOf, measures, ranges, spanOf, splits, type Measure, type Period, type Split } from './series'

/** What the page shows; all of it lives in the address. */
export function PeriodBar({ period, by, measure }: { period: Period; by: Split; measure: Measure }) {
  const { t } = useTranslation()
  const navigate = usageRoute.useNavigate()
  const set = (change: UsageSearch) => { void navigate({ search: (before) => ({ ...before, ...change }), replace: true }); }
  return (
    <div className="bar">
      <Segmented
        label={t('usage.range.label')}
        value={period.range}
        options={ranges.map((value) => ({ value, label: t(`usage.range.${value}`) }))}
        onChange={(range) => { set(range === 'pick' ? { range, ...daysOf(period) } : { range, from: undefined, to: undefined }); }}
      />
      {period.range === 'pick' && <Days period={period} onChange={set} />}
      <Select className="usage-by" label={t('usage.by.label')} value={by} options={splits.map((value) => ({ value, label: t(`usage.by.${value}`) }))} onChange={(chosen) => { set({ by: chosen }); }} />
      <Segmented label={t('usage.measure.label')} value={measure} options={measures.map((value) => ({ value, label: t(`usage.measure.${value}`) }))} onChange={(chosen) => { set({ measure: chosen }); }} />
    </div>
  )
}

function Days({ period, onChange }: { period: Period; onChange: (days: UsageSearch) => void }) {
  const { t } = useTranslation()
  const today = dayOf(useNow(60_000))
  const { from, to } = daysOf(period)
  return (
    <span className="days">
      <input className="input" type="date" aria-label={t('usage.range.from')} max={today} value={from} onChange={(event) => { if (event.target.value !== '') onChange({ from: event.target.value }); }} />
      <span aria-hidden="true">–</span>
      <input className="input" type="date" aria-label={t('usage.range.to')} max={today} value={to} onChange={(event) => { if (event.target.value !== '') onChange({ to: event.target.value }); }} />
    </span>
  )
}

/** The days with which the choice begins: those that were shown before. */
function daysOf(period: Period): { from: string; to: string } {
  const { begin, end } = spanOf(period, Date.now())
  return { from: period.from ?? dayOf(begin), to: period.to ?? dayOf(end - 1) }
}
