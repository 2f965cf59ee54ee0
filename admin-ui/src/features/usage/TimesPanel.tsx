import { useTranslation } from 'react-i18next'
import type { Percentiles, UsageReport } from '../../api/schema'
import { useFormat } from '../../format/useFormat'

const columns = ['p50', 'p90', 'p95', 'p99'] as const

/** How long requests took: the percentiles of the whole range. */
export function TimesPanel({ report }: { report: UsageReport }) {
  const { t } = useTranslation()
  const format = useFormat()
  const cell = (percentiles: Percentiles, name: (typeof columns)[number]) => {
    const value = percentiles[name]
    return typeof value === 'number' ? format.duration(value) : '–'
  }
  return (
    <section className="panel mt-3" aria-labelledby="times">
      <header className="panel-head"><h2 id="times">{t('usage.times.title')}</h2></header>
      <div className="panel-body">
        <table className="data times">
          <thead>
            <tr>
              <td className="text-xs text-muted">{t('usage.times.what')}</td>
              {columns.map((name) => <th key={name} scope="col" className="num">{name}</th>)}
            </tr>
          </thead>
          <tbody>
            <tr><td>{t('requests.column.firstEvent')}</td>{columns.map((name) => <td key={name} className="num">{cell(report.firstEvent, name)}</td>)}</tr>
            <tr><td>{t('requests.column.duration')}</td>{columns.map((name) => <td key={name} className="num">{cell(report.duration, name)}</td>)}</tr>
          </tbody>
        </table>
      </div>
    </section>
  )
}
