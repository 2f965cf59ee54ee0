import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { UsageReport, UsageRow } from '../../api/schema'
import { Section } from '../../app/shell/Page'
import { useFormat } from '../../format/useFormat'
import { Sparkline } from '../../ui/Sparkline'
import type { RequestsSearch } from '../requests/routes'
import { valueOf, type Measure, type NamedSeries, type Split } from './series'
import { toneOf } from './tones'
import { useNames } from './useNames'

interface UsageTableProps {
  report: UsageReport
  steps: UsageReport
  /** The beginning of each step. */
  times: readonly number[]
  /** The series of the chart, whose colours the rows have. */
  named: readonly NamedSeries[]
  by: Split
  measure: Measure
}

export function UsageTable({ report, steps, times, named, by, measure }: UsageTableProps) {
  const { t } = useTranslation()
  const names = useNames(by)
  const rows = [...report.rows].sort((one, other) => valueOf(other, measure) - valueOf(one, measure))
  const trend = (name: string) => times.map((time) => steps.rows.filter((row) => row.name === name && Date.parse(row.time ?? '') === time).reduce((sum, row) => sum + valueOf(row, measure), 0))
  return (
    <Section id="rows" title={t(`usage.by.${by}`)} more={<span className="text-xs text-muted">{t('usage.numbersOnly')}</span>}>
      <table className="data use">
        <thead>
          <tr>
            <th scope="col">{t(`usage.head.${by}`)}</th>
            <th scope="col" className="sp"><span className="hidden-label">{t('usage.column.trend')}</span></th>
            <th scope="col" className="num">{t('usage.measure.credits')}</th>
            <th scope="col" className="num sh">{t('usage.column.share')}</th>
            <th scope="col" className="num">{t('usage.measure.requests')}</th>
            <th scope="col" className="num">{t('usage.column.ok')}</th>
            <th scope="col" className="num ti">{t('usage.column.tokensIn')}</th>
            <th scope="col" className="num ti">{t('usage.column.tokensOut')}</th>
            <th scope="col" className="num mean">{t('usage.column.meanFirst')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <td className="who"><i className={`sw ${toneOf(by, named, row.name)}`} /><NameLink by={by} name={row.name} text={names(row.name)} /></td>
              <td className="sp"><Sparkline tone="ct" values={trend(row.name)} /></td>
              <Figures row={row} credits={report.total.credits} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{t('usage.all')}</td>
            <td className="sp" />
            <Figures row={report.total} />
          </tr>
        </tfoot>
      </table>
    </Section>
  )
}

function Figures({ row, credits }: { row: UsageRow; credits?: number }) {
  const format = useFormat()
  return (
    <>
      <td className="num">{format.amount(row.credits)}</td>
      <td className="num sh">{credits !== undefined && credits > 0 && format.percent(row.credits / credits)}</td>
      <td className="num">{format.count(row.requests)}</td>
      <td className="num">{row.requests > 0 && format.percent(row.succeeded / row.requests)}</td>
      <td className="num ti">{format.short(row.inputTokens)}</td>
      <td className="num ti">{format.short(row.outputTokens)}</td>
      <td className="num mean">{typeof row.meanFirstEventMs === 'number' ? format.duration(row.meanFirstEventMs) : '–'}</td>
    </>
  )
}

/** Leads to the requests behind the row, where they can be filtered so. */
function NameLink({ by, name, text }: { by: Split; name: string; text: string }) {
  const search: RequestsSearch | undefined = name === '' ? undefined : by === 'key' ? { key: name } : by === 'model' ? { model: name } : by === 'credential' ? { credential: Number(name) } : undefined
  if (search === undefined) return text
  return <Link className="name" to="/requests" search={{ range: 'week', ...search }}>{text}</Link>
}
