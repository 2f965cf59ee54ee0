import { useTranslation } from 'react-i18next'
import type { SignIn } from '../../api/schema'
import { useNow } from '../../format/useNow'

export function WaitBar({ signIn }: { signIn: SignIn }) {
  const { t } = useTranslation()
  const now = useNow()
  const end = Date.parse(signIn.expiresAt)
  const left = Math.max(0, end - now)
  const share = left / Math.max(1, end - Date.parse(signIn.startedAt))
  const seconds = Math.ceil(left / 1000)
  const clock = `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <div className="waitbar">
      <span className="wait">{t('signIn.waiting')}</span>
      <span className="text-muted">{t('signIn.left', { time: clock })}</span>
      <div className="qbar" aria-hidden="true">
        <i style={{ width: `${String(Math.min(1, share) * 100)}%` }} />
      </div>
    </div>
  )
}
