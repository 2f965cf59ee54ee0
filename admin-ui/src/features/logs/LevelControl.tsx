import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client'
import { useProblemText } from '../../api/useProblemText'
import { Time } from '../../format/Time'
import { Button } from '../../ui/Button'
import { toast } from '../../ui/toasts'
import { levels, type Level } from './tail'

/** How long the gateway logs more, unless the operator ends it. */
const minutes = 15

interface LevelControlProps {
  /** What the filter asks for. */
  wanted: Level
  /** What the gateway itself logs, and until when. */
  level: string
  until: string | undefined
  /** What the gateway logs has changed. */
  onChanged: () => void
}

/** What the gateway itself logs: less than the filter asks for cannot be shown, unless the gateway is told to log more. */
export function LevelControl({ wanted, level, until, onChanged }: LevelControlProps) {
  const { t } = useTranslation()
  const problem = useProblemText()
  const change = useMutation({
    mutationFn: (body: { level?: Level; minutes?: number }) => call('put', '/api/admin/logs/level', { body }),
    onSuccess: onChanged,
    onError: (error) => { toast.bad(problem(error).sentence); },
  })

  useEffect(() => {
    if (until === undefined) return
    const timer = window.setTimeout(onChanged, Math.max(0, Date.parse(until) - Date.now()) + 1000)
    return () => { window.clearTimeout(timer); }
  }, [until, onChanged])

  const tooLittle = levels.indexOf(wanted) > levels.findIndex((one) => one === level)
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
      <span>
        {t('logs.written', { level })} {until !== undefined && <>{t('logs.until')} <Time at={until} as="clock" /></>}
      </span>
      {until !== undefined ? (
        <Button small busy={change.isPending} onClick={() => { change.mutate({}); }}>{t('logs.back')}</Button>
      ) : (
        tooLittle && <Button small busy={change.isPending} onClick={() => { change.mutate({ level: wanted, minutes }); }}>{t('logs.more', { level: t(`logs.level.${wanted}`), count: minutes })}</Button>
      )}
    </span>
  )
}
