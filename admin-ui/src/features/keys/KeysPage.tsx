import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NewClientKey } from '../../api/schema'
import { Page, PageHead } from '../../app/shell/Page'
import { useFormat } from '../../format/useFormat'
import { useNow } from '../../format/useNow'
import { useStale } from '../../live/live'
import { Button } from '../../ui/Button'
import { Empty, Failure } from '../../ui/Empty'
import { SearchField } from '../../ui/Field'
import { Skeleton } from '../../ui/Skeleton'
import { keysQuery } from '../start/keys'
import { CreateSheet } from './CreateSheet'
import './keys.css'
import { KeySecret } from './KeySecret'
import { KeyTable } from './KeyTable'
import { keysRoute } from './routes'
import { expiresSoon, found, nearShare, usedShare } from './state'

const findFrom = 8

/** Which key is near a limit or its end? */
export function KeysPage() {
  const { t } = useTranslation()
  const list = useQuery(keysQuery)
  const stale = useStale()
  const { find = '', sheet } = keysRoute.useSearch()
  const navigate = keysRoute.useNavigate()
  const [fresh, setFresh] = useState<NewClientKey>()
  const keys = list.data?.keys
  const show = (open: boolean) => { void navigate({ search: (search) => ({ ...search, sheet: open ? 'create' : undefined }) }); }
  const shown = keys?.filter((key) => found(key, find)) ?? []
  return (
    <Page title={t('app.nav.keys')}>
      <PageHead
        title={t('app.nav.keys')}
        sub={<Summary />}
        actions={<Button look="primary" icon="plus" lean disabled={stale} onClick={() => { show(true); }}>{t('keys.create')}</Button>}
      />
      {keys === undefined ? (
        list.isError ? <Failure title={t('keys.failed')} error={list.error} onRetry={() => { void list.refetch(); }}>{t('keys.failedStill')}</Failure> : <Skeleton widths={['10rem', '8rem', '8rem', '4rem']} />
      ) : keys.length === 0 ? (
        <Empty title={t('keys.none')} actions={<Button onClick={() => { show(true); }}>{t('keys.create')}</Button>}>{t('keys.noneText')}</Empty>
      ) : (
        <>
          {(keys.length >= findFrom || find !== '') && (
            <div className="bar">
              <SearchField className="grow" label={t('keys.find')} placeholder={t('keys.findBy')} value={find} onChange={(text) => { void navigate({ search: (search) => ({ ...search, find: text === '' ? undefined : text }), replace: true }); }} />
            </div>
          )}
          {shown.length === 0 ? (
            <Empty title={t('keys.nothingFound')} actions={<Button onClick={() => { void navigate({ search: {} }); }}>{t('credentials.clearFilters')}</Button>}>{t('keys.nothingFoundText', { count: keys.length })}</Empty>
          ) : <KeyTable keys={shown} onSecret={setFresh} />}
        </>
      )}
      <p className="mt-3 flex flex-wrap justify-between gap-x-3 text-xs text-muted">
        {t('keys.primary')} <Link to="/settings">{t('app.nav.settings')}</Link>
      </p>
      {sheet === 'create' && <CreateSheet onClose={() => { show(false); }} onCreated={(created) => { show(false); setFresh(created); }} />}
      {fresh !== undefined && <KeySecret created={fresh} onClose={() => { setFresh(undefined); }} />}
    </Page>
  )
}

/** How many work, then the one that is nearest to its limit and the one that ends first. */
function Summary() {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(60_000)
  const keys = useQuery(keysQuery).data?.keys
  if (keys === undefined) return null
  const active = keys.filter(({ state }) => state === 'active')
  const fullest = [...active].sort((one, other) => usedShare(other) - usedShare(one))[0]
  const first = active.filter((key) => expiresSoon(key, now)).sort((one, other) => (one.expires ?? '').localeCompare(other.expires ?? ''))[0]
  return [
    t('keys.summary.active', { count: active.length }),
    fullest !== undefined && usedShare(fullest) >= nearShare && t('keys.summary.near', { name: fullest.name, share: format.percent(usedShare(fullest)) }),
    first?.expires && t('keys.summary.expires', { name: first.name, time: format.ahead(first.expires) }),
  ].filter(Boolean).join(' ')
}
