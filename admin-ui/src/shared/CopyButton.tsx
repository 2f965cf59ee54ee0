import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copyText } from './clipboard'

type Outcome = 'copied' | 'failed'

const outcomeShownMillis = 4_000

/** @param what names the text for those who cannot see what the button stands next to */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const { t } = useTranslation()
  const [outcome, setOutcome] = useState<Outcome>()

  useEffect(() => {
    if (outcome === undefined) return
    const timer = setTimeout(() => {
      setOutcome(undefined)
    }, outcomeShownMillis)
    return () => {
      clearTimeout(timer)
    }
  }, [outcome])

  const copy = () => {
    copyText(text).then(
      () => {
        setOutcome('copied')
      },
      () => {
        setOutcome('failed')
      },
    )
  }

  return (
    <div className="flex items-center gap-3">
      <span role="status" className={`text-xs ${outcome === 'failed' ? 'text-bad' : 'text-good'}`}>
        {outcome && t(`copy.${outcome}`)}
      </span>
      <button
        type="button"
        onClick={copy}
        aria-label={t('copy.label', { what })}
        className="cursor-pointer rounded-md border border-line px-2.5 py-1 text-xs font-medium text-ink transition-colors hover:border-accent hover:text-accent"
      >
        {t('copy.copy')}
      </button>
    </div>
  )
}
