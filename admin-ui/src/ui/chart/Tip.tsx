import type { ChartProps } from './series'

/** The table at the crosshair; on the side of it that has room. */
export function Tip({ times, series, value, time, fullTime, index, left }: ChartProps & { index: number; left: number }) {
  const at = times[index]
  if (at === undefined) return null
  const rightHalf = index > times.length / 2
  return (
    <div className="tip" style={rightHalf ? { insetInlineEnd: `calc(100% - ${String(left - 10)}px)`, top: 0 } : { insetInlineStart: left + 10, top: 0 }}>
      <b>{(fullTime ?? time)(at)}</b>
      <table>
        <tbody>
          {series.map((one) => {
            const shown = one.values[index]
            return shown === null || shown === undefined ? null : (
              <tr key={one.label}>
                <td>
                  <span className={`sw ${one.tone} ${one.kind === 'bars' ? '' : 'line'}`} /> {one.label}
                </td>
                <td>{value(shown)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
