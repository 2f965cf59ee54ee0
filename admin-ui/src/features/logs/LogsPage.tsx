import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Page, PageHead } from '../../app/shell/Page'
import { useShortcut } from '../../app/shortcuts/registry'
import { Button } from '../../ui/Button'
import { Segmented } from '../../ui/Segmented'
import { Failure } from '../../ui/Empty'
import { SearchField } from '../../ui/Field'
import { LevelControl } from './LevelControl'
import { LogRow } from './LogRow'
import './logs.css'
import { logsRoute } from './routes'
import { levels, type Level } from './tail'
import { useTail } from './useTail'

const typedMs = 300

/** What did it say at 02:41? */
export function LogsPage() {
  const { t } = useTranslation()
  const { level = 'INFO', text = '' } = logsRoute.useSearch()
  const navigate = logsRoute.useNavigate()
  const [typed, setTyped] = useState(text)
  const [paused, setPaused] = useState(false)
  const [away, setAway] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  const { tail, state, error, reveal, retry } = useTail(level, text, paused || away)

  useEffect(() => {
    if (typed === text) return
    const timer = window.setTimeout(() => { void navigate({ search: (search) => ({ ...search, text: typed === '' ? undefined : typed }), replace: true }); }, typedMs)
    return () => { window.clearTimeout(timer); }
  }, [typed, text, navigate])

  const show = useCallback(() => {
    reveal()
    list.current?.scrollTo({ top: 0 })
  }, [reveal])
  const toggle = () => {
    if (paused) show()
    setPaused(!paused)
  }
  useShortcut('p', toggle)

  const download = `/api/admin/logs/download?${new URLSearchParams({ level, ...(text !== '' && { text }) }).toString()}`
  const options = levels.map((value) => ({ value, label: t(`logs.level.${value}`) }))
  const actions = (
    <>
      <Button icon={paused ? 'play' : 'pause'} aria-pressed={paused} onClick={toggle}>{paused ? t('logs.goOn') : t('logs.pause')}</Button>
      <a className="btn" href={download} download>{t('logs.download')}</a>
    </>
  )
  return (
    <Page title={t('app.nav.logs')} fill>
      <PageHead title={t('app.nav.logs')} sub={t('logs.sub')} actions={actions} />
      <div className="bar">
        <Segmented<Level> small label={t('logs.levels')} value={level} options={options} onChange={(value) => { void navigate({ search: (search) => ({ ...search, level: value === 'INFO' ? undefined : value }), replace: true }); }} />
        <SearchField className="grow" label={t('logs.find')} placeholder={t('logs.findBy')} value={typed} onChange={setTyped} />
        {state !== undefined && <LevelControl wanted={level} level={state.level} until={state.levelUntil ?? undefined} onChanged={retry} />}
      </div>
      {tail.waiting.length > 0 && <button type="button" className="newl" onClick={show}>{t('logs.showNew', { count: tail.waiting.length })}</button>}
      {error !== undefined && tail.shown.length === 0 ? <Failure title={t('logs.failed')} error={error} onRetry={retry} /> : (
        <div ref={list} className="tail" tabIndex={0} role="log" aria-live="off" aria-label={t('logs.label')} onScroll={(event) => { setAway(event.currentTarget.scrollTop > 8); }}>
          {state !== undefined && tail.shown.length === 0 ? <p className="none">{text === '' ? t('logs.none') : t('logs.nothingFound')}</p> : (
            <ol>{tail.shown.map((line) => <LogRow key={line.id} line={line} />)}</ol>
          )}
        </div>
      )}
    </Page>
  )
}
