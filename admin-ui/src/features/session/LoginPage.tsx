import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, type SyntheticEvent } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { Problem } from '../../api/problem'
import { useProblemText } from '../../api/useProblemText'
import { Preferences } from '../../app/shell/Preferences'
import { useFormat } from '../../format/useFormat'
import { useNow } from '../../format/useNow'
import { Button } from '../../ui/Button'
import { Mark } from '../../ui/Mark'
import { Note } from '../../ui/Note'
import { KeyField } from './KeyField'
import { openSession, sessionQuery } from './queries'

/** Where is the key? `off`: the gateway has no admin key, so that nothing can be opened. */
export function LoginPage({ off }: { off: boolean }) {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = `${t('session.title')} · kiro4j`
  }, [t])
  return (
    <div className="grid min-h-dvh grid-rows-[1fr_auto] justify-items-center p-6">
      <main id="main" className="m-0 w-full max-w-80 self-center p-0 pb-[6vh]">
        <Mark className="mark size-7" />
        <h1 className="h1 mt-3.5 mb-0.5">{t('session.title')}</h1>
        <p className="mb-5.5 text-muted">{location.host}</p>
        {off ? <Note tone="warn">{t('session.off')}</Note> : <LoginForm />}
        <details className="mt-4.5 text-xs text-text-2" open={off}>
          <summary className="text-muted">{t('session.where')}</summary>
          <p className="mt-1.5">
            <Trans i18nKey="session.whereText" components={{ 1: <code />, 2: <code /> }} />
          </p>
        </details>
      </main>
      <footer>
        <Preferences />
      </footer>
    </div>
  )
}

function LoginForm() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const text = useProblemText()
  const [key, setKey] = useState('')
  const [lockedUntil, setLockedUntil] = useState(0)
  const locked = useNow() < lockedUntil

  const open = useMutation({
    mutationFn: openSession,
    onSuccess: () => { client.setQueryData(sessionQuery.queryKey, { kind: 'open' }); },
    onError: (error) => {
      if (error instanceof Problem && error.status === 429) setLockedUntil(Date.now() + (error.retryAfter ?? 6) * 1000)
    },
  })

  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (key !== '' && !open.isPending && !locked) open.mutate(key.trim())
  }

  return (
    <form className="grid gap-3" onSubmit={submit}>
      <KeyField
        value={key}
        onChange={(next) => {
          setKey(next)
          if (open.isError) open.reset()
        }}
        error={errorOf(open.error, t('session.wrong'), (error) => text(error).sentence)}
      />
      {locked ? <Locked until={lockedUntil} /> : (
        <Button look="primary" type="submit" className="w-full" busy={open.isPending} disabled={key === ''}>
          {open.isPending ? t('session.opening') : t('session.open')}
        </Button>
      )}
    </form>
  )
}

function errorOf(error: Error | null, wrong: string, otherwise: (error: Error) => string): string | undefined {
  if (error === null) return undefined
  if (!(error instanceof Problem)) return otherwise(error)
  if (error.status === 429) return undefined
  return error.status === 401 ? wrong : otherwise(error)
}

function Locked({ until }: { until: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const left = Math.max(1000, Math.ceil((until - useNow()) / 1000) * 1000)
  return (
    <Note tone="bad" icon="clock" alert>
      {t('session.locked', { duration: format.duration(left) })}
    </Note>
  )
}
