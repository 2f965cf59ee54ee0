import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

const delayMs = 150

/** In the shape of what comes, after 150 ms, at most five rows. Never on a refresh: then the old data stay. */
export function Skeleton({ rows = 5, widths = ['9rem', '6rem', '3rem'] }: { rows?: number; widths?: readonly string[] }) {
  const { t } = useTranslation()
  const late = useLate()
  return (
    <div role="status" aria-label={t('ui.loading')}>
      {late &&
        Array.from({ length: Math.min(rows, 5) }, (_, row) => (
          <div key={row} className="flex items-center justify-between gap-6 border-b border-line py-4 last:border-0">
            {widths.map((width, column) => (
              <span key={column} className="skel max-w-full" style={{ width }} />
            ))}
          </div>
        ))}
    </div>
  )
}

function useLate(): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = window.setTimeout(() => { setLate(true); }, delayMs)
    return () => { window.clearTimeout(timer); }
  }, [])
  return late
}
