import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client'
import { useFormat } from '../../format/useFormat'
import { Button, ButtonLink } from '../../ui/Button'
import { Failure } from '../../ui/Empty'
import { leaveStart } from './left'
import { useTestMessage } from './useTestMessage'

/** A streamed answer, by the way that the client's requests take. */
export function TryStep() {
  const { t } = useTranslation()
  const models = useQuery({ queryKey: ['models'], queryFn: ({ signal }) => call('get', '/api/admin/models', { signal }) }).data?.models
  const model = models?.find((one) => one.usable && one.id.includes('sonnet')) ?? models?.find((one) => one.usable)
  const test = useTestMessage()
  const { answer } = test
  const send = () => { if (model !== undefined) void test.send(model.id, t('start.try.message')); }
  return (
    <>
      <p className="text-text-2">{t('start.try.text')}</p>
      {(answer.text !== '' || test.running) && (
        <div className="answer">
          <p aria-live="polite">{answer.text === '' ? t('start.try.waiting') : answer.text}</p>
          <Figures answer={answer} model={model?.id ?? ''} />
        </div>
      )}
      {test.error !== undefined && <div className="mt-3"><Failure title={t('start.try.failed')} error={test.error} onRetry={send} /></div>}
      <div className="actions">
        {answer.done ? (
          <>
            <ButtonLink look="primary" to="/">{t('app.notFound.overview')}</ButtonLink>
            <ButtonLink to="/sign-in">{t('start.try.another')}</ButtonLink>
          </>
        ) : (
          <>
            <Button look="primary" busy={test.running} disabled={model === undefined} onClick={send}>{test.running ? t('start.try.sending') : t('start.try.send')}</Button>
            <ButtonLink to="/" look="quiet" className="start" onClick={leaveStart}>{t('app.notFound.overview')}</ButtonLink>
          </>
        )}
      </div>
    </>
  )
}

function Figures({ answer, model }: { answer: ReturnType<typeof useTestMessage>['answer']; model: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className="foot">
      <span>{model}</span>
      {answer.firstEventMs !== undefined && <span>{t('start.try.firstEvent', { duration: format.duration(answer.firstEventMs) })}</span>}
      {answer.outputTokens !== undefined && <span>{t('start.try.tokens', { input: format.count(answer.inputTokens ?? 0), output: format.count(answer.outputTokens) })}</span>}
    </div>
  )
}
