import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button'
import { copyText } from './copy'
import type { IconName } from './Icon'

interface CopyButtonProps {
  /** A function where the text may change without a new render. */
  text: string | (() => string)
  /** What is copied: "the address". */
  label: string
  /** The word beside the icon. */
  word?: boolean
  look?: 'primary' | 'quiet' | 'plain'
  icon?: IconName
  lean?: boolean
  /** What the button says before; "Copy" unless given. */
  says?: string
  onCopied?: () => void
}

export function CopyButton({ text, label, word = false, look = 'quiet', icon = 'copy', lean = false, says, onCopied }: CopyButtonProps) {
  const { t } = useTranslation()
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')

  useEffect(() => {
    if (state === 'idle') return
    const timer = window.setTimeout(() => { setState('idle'); }, 2000)
    return () => { window.clearTimeout(timer); }
  }, [state])

  const copy = async () => {
    const copied = await copyText(typeof text === 'string' ? text : text())
    setState(copied ? 'copied' : 'failed')
    if (copied) onCopied?.()
  }

  const said = state === 'idle' ? (says ?? t('ui.copy.copy')) : t(`ui.copy.${state}`)
  return (
    <Button look={look} small={look === 'quiet'} icon={state === 'copied' ? 'check' : icon} lean={lean} iconOnly={!word} aria-label={word ? undefined : `${said}: ${label}`} onClick={() => { void copy(); }}>
      {said}
    </Button>
  )
}

/** The address of what the page shows, filters and all. */
export function CopyLink() {
  const { t } = useTranslation()
  return <CopyButton text={() => location.href} label={t('ui.copy.address')} says={t('ui.copy.link')} word look="plain" icon="link" lean />
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
