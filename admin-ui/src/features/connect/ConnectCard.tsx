import { useTranslation } from 'react-i18next'
import { Card } from '../../shared/Card'
import { Snippet } from './Snippet'
import { claudeCodeLines, curlCall } from './snippets'

export function ConnectCard() {
  const { t } = useTranslation()
  const { origin } = window.location
  const placeholder = t('connect.placeholder')
  return (
    <Card title={t('connect.title')} note={t('connect.key', { placeholder })}>
      <div className="grid gap-4">
        <Snippet title={t('connect.claudeCode')} text={claudeCodeLines(origin, placeholder)} />
        <Snippet title={t('connect.curl')} text={curlCall(origin, placeholder)} />
      </div>
    </Card>
  )
}
