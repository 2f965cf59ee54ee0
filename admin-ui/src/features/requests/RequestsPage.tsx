import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Page, PageHead } from '../../app/shell/Page'
import { useShortcut } from '../../app/shortcuts/registry'
import { useFormat } from '../../format/useFormat'
import { Button } from '../../ui/Button'
import { CopyLink } from '../../ui/CopyButton'
import { Empty, Failure } from '../../ui/Empty'
import { Skeleton } from '../../ui/Skeleton'
import { overviewQuery } from '../overview/queries'
import { CancelDialog } from './CancelDialog'
import { isFiltered, type Filter } from './filter'
import { FilterBar } from './FilterBar'
import { Inspector } from './Inspector'
import './requests.css'
import { RequestTable } from './RequestTable'
import { requestsRoute } from './routes'
import { useHeld } from './useHeld'
import { useRequests } from './useRequests'

/** What is running, what failed, on which attempt? */
export function RequestsPage() {
  const { t } = useTranslation()
  const search = requestsRoute.useSearch()
  const navigate = requestsRoute.useNavigate()
  const { rows, error, retry, older } = useRequests(search)
  const live = search.range === undefined
  const { range, outcome, key, credential, model, find } = search
  const held = useHeld(rows ?? [], JSON.stringify([range, outcome, key, credential, model, find]), live)
  const [cancelling, setCancelling] = useState<string>()
  const pause = () => { held.setPaused(!held.paused); }
  useShortcut('p', pause, live)
  const open = (id: string | undefined) => { void navigate({ search: (before) => ({ ...before, open: id }), replace: search.open !== undefined }); }
  const list = rows === undefined ? (
    error === null ? <Skeleton widths={['5rem', '7rem', '9rem', '4rem']} /> : <Failure title={t('requests.failed')} error={error} onRetry={retry}>{t('requests.failedStill')}</Failure>
  ) : rows.length === 0 ? <NothingHere filter={search} live={live} /> : (
    <RequestTable rows={held.rows} fresh={held.fresh} onFresh={held.release} onHold={held.hold} onLeave={held.leave} older={older} openId={search.open} onOpen={open} onCancel={setCancelling} />
  )
  return (
    <Page title={t('app.nav.requests')} fill>
      <PageHead
        title={t('app.nav.requests')}
        sub={<Summary />}
        live={live && !held.paused}
        actions={<><CopyLink />{live && <Button icon={held.paused ? 'play' : 'pause'} className="phone-off" onClick={pause}>{held.paused ? t('requests.resume') : t('requests.pause')}</Button>}</>}
      />
      <FilterBar rows={rows ?? []} />
      <div className={search.open === undefined ? 'work' : 'work beside'}>
        {list}
        {search.open !== undefined && <Inspector key={search.open} id={search.open} rows={held.rows} onOpen={open} onCancel={setCancelling} />}
      </div>
      {cancelling !== undefined && <CancelDialog id={cancelling} onClose={() => { setCancelling(undefined); }} />}
    </Page>
  )
}

function Summary() {
  const { t } = useTranslation()
  const format = useFormat()
  const overview = useQuery(overviewQuery).data
  if (overview === undefined) return null
  const { open, lastHour } = overview
  const minutes = Math.max(1, (Date.parse(lastHour.to) - Date.parse(lastHour.from)) / 60_000)
  return t('requests.summary', { count: open.requests, perMinute: format.amount(Math.round((lastHour.requests / minutes) * 10) / 10), failed: format.count(lastHour.failed) })
}

function NothingHere({ filter, live }: { filter: Filter; live: boolean }) {
  const { t } = useTranslation()
  const navigate = requestsRoute.useNavigate()
  if (isFiltered(filter)) {
    return (
      <div className="pt-4 pe-8">
        <h2 className="hidden-label">{t('requests.list')}</h2>
        <Empty title={t('requests.nothingFound')} actions={<Button onClick={() => { void navigate({ search: ({ range }) => ({ range }) }); }}>{t('credentials.clearFilters')}</Button>}>
          {t('requests.nothingFoundText')}
        </Empty>
      </div>
    )
  }
  return (
    <div className="pt-4 pe-8">
      <h2 className="hidden-label">{t('requests.list')}</h2>
      <Empty title={t('requests.none')} actions={live && <Button onClick={() => { void navigate({ search: { range: 'day' } }); }}>{t('requests.lastDay')}</Button>}>
        {live ? t('requests.noneText') : t('requests.noneInRange')}
      </Empty>
    </div>
  )
}
