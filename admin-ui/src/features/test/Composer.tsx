import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcut } from '../../app/shortcuts/registry'
import { Button } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'

export interface Options {
  thinking: boolean
  tool: boolean
  stream: boolean
}

interface ComposerProps {
  /** Whether the model can think; undefined while there is none to ask. */
  thinks: boolean | undefined
  running: boolean
  onSend: (text: string, options: Options) => void
  onStop: () => void
}

/** Where the message is written. Enter sends, Shift and Enter begins a line, Esc stops. */
export function Composer({ thinks, running, onSend, onStop }: ComposerProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [options, setOptions] = useState<Options>({ thinking: false, tool: false, stream: true })
  const thinking = options.thinking && thinks === true
  const ready = thinks !== undefined && text.trim() !== '' && !running
  useShortcut('Escape', onStop, running)
  const send = () => {
    if (!ready) return
    setText('')
    onSend(text.trim(), { ...options, thinking })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      send()
    }
    if (event.key === 'Escape') onStop()
  }
  const choose = (more: Partial<Options>) => { setOptions((before) => ({ ...before, ...more })); }
  return (
    <div className="compose">
      <div>
        <textarea className="area" rows={2} aria-label={t('test.message')} placeholder={t('test.message')} value={text} onChange={(event) => { setText(event.target.value); }} onKeyDown={onKeyDown} />
        {running ? <Button icon="stop" onClick={onStop}>{t('test.stop')}</Button> : <Button look="primary" disabled={!ready} onClick={send}>{t('test.send')}</Button>}
        <div className="opts">
          <Checkbox label={t('test.think')} checked={thinking} disabled={thinks !== true} onChange={(on) => { choose({ thinking: on }); }} />
          <Checkbox label={t('test.offerTool')} checked={options.tool} onChange={(on) => { choose({ tool: on }); }} />
          <Checkbox label={t('test.stream')} checked={options.stream} onChange={(on) => { choose({ stream: on }); }} />
          <p className="keys phone-off"><kbd>{t('test.key.enter')}</kbd> {t('test.key.sends')} <kbd>{t('test.key.esc')}</kbd> {t('test.key.stops')}</p>
        </div>
      </div>
    </div>
  )
}
