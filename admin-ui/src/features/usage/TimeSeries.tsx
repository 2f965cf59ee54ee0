import { useTranslation } from 'react-i18next'
import type { UsageReport } from '../../api/schema'
import { useFormat } from '../../format/useFormat'
import { Chart } from '../../ui/chart/Chart'
import { Legend } from '../../ui/chart/Legend'
import type { Series } from '../../ui/chart/series'
import { valueOf, type Measure, type NamedSeries, type Split } from './series'
import { toneOf } from './tones'
import { sync, useSteps, type Steps } from './useSteps'
import { useNames } from './useNames'

const leastOf: Record<Measure, number> = { credits: 1, requests: 4, tokens: 1000 }

/** The chosen measure over time, a colour for each of the largest names. */
export function TimeSeries({ report, named, by, measure, steps }: { report: UsageReport; named: readonly NamedSeries[]; by: Split; measure: Measure; steps: Steps }) {
  const { t } = useTranslation()
  const format = useFormat()
  const names = useNames(by)
  const { time, fullTime } = useSteps(steps)
  const series = named.map<Series>(({ name, values }) => ({
    label: name === undefined ? t('usage.others') : names(name),
    tone: toneOf(by, named, name),
    kind: 'bars',
    values,
  }))
  const sum = report.rows.reduce((all, row) => all + valueOf(row, measure), 0)
  const value = measure === 'credits' ? format.amount : measure === 'tokens' ? format.short : format.count
  return (
    <section className="panel" aria-labelledby="series">
      <header className="panel-head">
        <h2 id="series">{t(`usage.chart.${steps.step}.${measure}`)}</h2>
        <Legend series={series} />
      </header>
      <div className="px-4 pt-3 pb-2.5">
        <Chart label={t('usage.chart.label', { total: value(sum), measure: t(`usage.measure.${measure}`), by: t(`usage.by.${by}`) })} times={steps.times} series={series} height={220} value={value} least={leastOf[measure]} time={time} fullTime={fullTime} sync={sync} />
      </div>
    </section>
  )
}
