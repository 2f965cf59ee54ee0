import { useFormat } from './useFormat'
import { useNow } from './useNow'

type Style = 'clock' | 'clockWithSeconds' | 'moment' | 'day' | 'ago' | 'ahead' | 'momentAhead'

/** A time in the words of the page, with the absolute time on hover. Relative times go on by themselves. */
export function Time({ at, as, className }: { at: string; as: Style; className?: string }) {
  const format = useFormat()
  useNow(as === 'clock' || as === 'day' ? 60_000 : 1000)
  return (
    <time dateTime={at} title={format.full(at)} className={className}>
      {format[as](at)}
    </time>
  )
}
