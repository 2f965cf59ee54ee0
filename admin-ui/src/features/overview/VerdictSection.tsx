import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Overview } from '../../api/schema'
import { LiveMark } from '../../app/shell/LiveMark'
import { useFormat } from '../../format/useFormat'
import { useNow } from '../../format/useNow'
import { useLiveStatus, useTryNow } from '../../live/live'
import { announce } from '../../ui/announce'
import { Button } from '../../ui/Button'
import { Verdict } from '../../ui/Verdict'
import { judge } from './verdict'
import { VerdictAction } from './VerdictAction'
import { VerdictLine } from './VerdictLine'

export function VerdictSection({ overview }: { overview: Overview }) {
  const { t } = useTranslation()
  const status = useLiveStatus()
  const judgement = judge(overview)
  const sentence = t(`overview.verdict.${judgement.sentence}`, { count: judgement.count, sentence: judgement.problem?.sentence })

  useEffect(() => {
    announce(sentence)
  }, [sentence])

  if (status.kind === 'stale') return <Gone at={status.at ?? Date.parse(overview.time)} retryAt={status.retryAt} />
  const actions = (
    <>
      <LiveMark className="phone-off" />
      <VerdictAction judgement={judgement} />
    </>
  )
  return (
    <Verdict level={judgement.level} sentence={sentence} actions={actions}>
      <VerdictLine overview={overview} judgement={judgement} />
    </Verdict>
  )
}

function Gone({ at, retryAt }: { at: number; retryAt: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const tryNow = useTryNow()
  const seconds = Math.max(1, Math.ceil((retryAt - useNow()) / 1000))
  const time = format.clockWithSeconds(at)
  return (
    <Verdict level="gone" sentence={t('overview.gone.sentence', { time })} actions={<Button onClick={tryNow}>{t('app.stale.tryNow')}</Button>}>
      {t('overview.gone.line', { seconds })}
    </Verdict>
  )
}
