import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button'
import { copyText } from './copy'

interface CopyButtonProps {
  text: string
  /** What is copied: "the address". */
  label: string
  /** The word beside the icon. */
  word?: boolean
  look?: 'primary' | 'quiet'
  onCopied?: () => void
}

export function CopyButton({ text, label, word = false, look = 'quiet', onCopied }: CopyButtonProps) {
  const { t } = useTranslation()
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')

  useEffect(() => {
    if (state === 'idle') return
    const timer = window.setTimeout(() => { setState('idle'); }, 2000)
    return () => { window.clearTimeout(timer); }
  }, [state])

  const copy = async () => {
    const copied = await copyText(text)
    setState(copied ? 'copied' : 'failed')
    if (copied) onCopied?.()
  }

  const said = state === 'idle' ? t('ui.copy.copy') : t(`ui.copy.${state}`)
  return (
    <Button look={look} small={look === 'quiet'} icon={state === 'copied' ? 'check' : 'copy'} iconOnly={!word} aria-label={word ? undefined : `${said}: ${label}`} onClick={() => { void copy(); }}>
      {said}
    </Button>
  )
}

/** One line that is copied whole. */
export function CopyLine({ text, label }: { text: string; label: string }) {
  return (
    <div className="copyline">
      <code tabIndex={0}>{text}</code>
      <CopyButton text={text} label={label} />
    </div>
  )
}
