import { useId, type ReactNode } from 'react'

type CardProps = { title: string; note?: ReactNode; children: ReactNode }

export function Card({ title, note, children }: CardProps) {
  const heading = useId()
  return (
    <section
      aria-labelledby={heading}
      className="rounded-2xl border border-line bg-surface p-5 shadow-xs sm:p-7"
    >
      <div className="mb-5 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id={heading} className="text-lg font-semibold tracking-tight">
          {title}
        </h2>
        {note && <p className="text-sm text-muted">{note}</p>}
      </div>
      {children}
    </section>
  )
}
