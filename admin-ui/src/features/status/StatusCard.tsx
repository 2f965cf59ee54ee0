import { useTranslation } from 'react-i18next'
import { Card } from '../../shared/Card'
import { ProbeTile } from './ProbeTile'
import { pollSeconds } from './useProbe'

export function StatusCard() {
  const { t } = useTranslation()
  return (
    <Card title={t('status.title')} note={t('status.interval', { seconds: pollSeconds })}>
      <div className="grid gap-4 sm:grid-cols-2">
        <ProbeTile path="/healthz" name="live" />
        <ProbeTile path="/readyz" name="ready" />
      </div>
    </Card>
  )
}
