import { useTranslation } from 'react-i18next'
import { useFormat } from '../../format/useFormat'
import type { Answer } from './chat'
import type { Entry } from './useChat'

export function EntryView({ entry, running }: { entry: Entry; running: boolean }) {
  const { t } = useTranslation()
  if (entry.kind === 'user') {
    return (
      <li className="msg me">
        {entry.message.content.map((block, index) =>
          block.type === 'tool_result' ? (
            <p key={index} className="tool"><span className="text-muted">{t('test.result')}</span> <code>{block.content}</code></p>
          ) : (
            <p key={index} className="tx">{block.text}</p>
          ),
        )}
      </li>
    )
  }
  return (
    <li className="msg" aria-busy={running}>
      <p className="text-xs text-muted">{entry.model}</p>
      {entry.answer.blocks.map((block, index) => <BlockView key={index} block={block} />)}
      {running && entry.answer.blocks.length === 0 && <p className="text-muted">{t('test.waiting')}</p>}
      <Figures answer={entry.answer} totalMs={entry.totalMs} />
    </li>
  )
}

function BlockView({ block }: { block: Answer['blocks'][number] }) {
  const { t } = useTranslation()
  switch (block.type) {
    case 'thinking':
      return (
        <details className="think" open>
          <summary>{t('test.thought')}</summary>
          <p>{block.thinking}</p>
        </details>
      )
    case 'tool_use':
      return <p className="tool"><span className="text-muted">{t('test.call')}</span> <code>{block.name} {block.json ?? ''}</code></p>
    case 'text':
      return <p className="tx">{block.text}</p>
    default:
      return null
  }
}

/** Only what was measured here, and what the answer itself says. */
function Figures({ answer, totalMs }: { answer: Answer; totalMs: number | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <p className="foot">
      {answer.firstEventMs !== undefined && <span>{t('test.firstEvent', { duration: format.duration(answer.firstEventMs) })}</span>}
      {totalMs !== undefined && <span>{t('test.total', { duration: format.duration(totalMs) })}</span>}
      {answer.inputTokens !== undefined && <span>{t('test.tokensIn', { tokens: format.count(answer.inputTokens) })}</span>}
      {answer.outputTokens !== undefined && answer.stopReason !== undefined && <span>{t('test.tokensOut', { tokens: format.count(answer.outputTokens) })}</span>}
      {answer.stopReason !== undefined && <span className="mono">{answer.stopReason}</span>}
    </p>
  )
}
