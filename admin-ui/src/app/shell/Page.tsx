import { useEffect, type ReactNode } from 'react'
import { LiveMark } from './LiveMark'

interface PageProps {
  /** Title of the browser's tab. */
  title: string
  /** Fills the window and scrolls inside. */
  fill?: boolean
  children: ReactNode
}

/** The main part of every page. */
export function Page({ title, fill = false, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · kiro4j`
  }, [title])
  return (
    <main id="main" tabIndex={-1} className={fill ? 'fill' : undefined}>
      {children}
    </main>
  )
}

interface PageHeadProps {
  title: ReactNode
  sub?: ReactNode
  /** The page follows the gateway: "Live" stands before the actions. */
  live?: boolean
  actions?: ReactNode
}

export function PageHead({ title, sub, live = false, actions }: PageHeadProps) {
  return (
    <header className="page-head">
      <div className="min-w-0">
        <h1 className="h1">{title}</h1>
        {sub !== undefined && <p className="sub">{sub}</p>}
      </div>
      {(live || actions !== undefined) && (
        <div className="actions">
          {live && <LiveMark className="phone-off" />}
          {actions}
        </div>
      )}
    </header>
  )
}

/** A part of a page with its heading, and what stands at its end. */
export function Section({ title, more, children, className = 'sec', id }: { title: ReactNode; more?: ReactNode; children: ReactNode; className?: string; id: string }) {
  return (
    <section className={className} aria-labelledby={id}>
      <header className="sec-head">
        <h2 className="h2" id={id}>{title}</h2>
        {more}
      </header>
      {children}
    </section>
  )
}
