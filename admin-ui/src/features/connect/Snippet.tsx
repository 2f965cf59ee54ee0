import { CopyButton } from '../../shared/CopyButton'

export function Snippet({ title, text }: { title: string; text: string }) {
  return (
    <div className="overflow-hidden rounded-xl border border-line bg-code">
      <div className="flex items-center justify-between gap-3 border-b border-line py-2 pr-2 pl-4">
        <h3 className="text-sm font-medium">{title}</h3>
        <CopyButton text={text} what={title} />
      </div>
      {/* Focusable, so that a long line can be scrolled by keyboard. */}
      <pre
        tabIndex={0}
        aria-label={title}
        className="overflow-x-auto p-4 text-[0.8125rem] leading-relaxed -outline-offset-2"
      >
        <code>{text}</code>
      </pre>
    </div>
  )
}
