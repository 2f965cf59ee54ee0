/** The shape of the last hour; the figure beside it is what counts. */
export function Sparkline({ values, tone }: { values: readonly number[]; tone: 'cq' | 'cb' | 'ct' }) {
  if (values.length < 2) return null
  return (
    <svg className={`spark ${tone}`} viewBox="0 0 72 20" preserveAspectRatio="none" aria-hidden="true">
      <path d={sparkPath(values, 72, 20)} />
    </svg>
  )
}

export function sparkPath(values: readonly number[], width: number, height: number): string {
  const top = Math.max(...values, 1)
  const inset = 1.4
  const points = values.map((value, index) => {
    const x = (index / (values.length - 1)) * width
    const y = height - inset - (value / top) * (height - 2 * inset)
    return `${x.toFixed(1)} ${y.toFixed(1)}`
  })
  return `M${points.join('L')}`
}
