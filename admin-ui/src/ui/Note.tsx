import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon'

const icons: Record<'plain' | 'ok' | 'info' | 'warn' | 'bad', IconName> = { plain: 'info', ok: 'check', info: 'info', warn: 'alert', bad: 'ban' }

export function Note({ tone = 'plain', icon, alert = false, action, children }: { tone?: keyof typeof icons; icon?: IconName; alert?: boolean; action?: ReactNode; children: ReactNode }) {
  return (
    <div className={`note ${tone}`} role={alert ? 'alert' : undefined}>
      <Icon name={icon ?? icons[tone]} />
      <div>{children}</div>
      {action !== undefined && <div className="end">{action}</div>}
    </div>
  )
}
