import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Page, PageHead } from '../../app/shell/Page'
import { Button } from '../../ui/Button'
import { Empty, Failure } from '../../ui/Empty'
import { SearchField } from '../../ui/Field'
import { Skeleton } from '../../ui/Skeleton'
import './models.css'
import { ModelTable } from './ModelTable'
import { modelsQuery } from './queries'
import { modelsRoute } from './routes'

/** What may clients ask for, and does an account have it? */
export function ModelsPage() {
  const { t } = useTranslation()
  const list = useQuery(modelsQuery)
  const { find = '' } = modelsRoute.useSearch()
  const navigate = modelsRoute.useNavigate()
  const models = list.data?.models
  const wanted = find.trim().toLowerCase()
  const shown = models?.filter(({ id, upstreamId, displayName }) => [id, upstreamId, displayName].some((text) => text.toLowerCase().includes(wanted))) ?? []
  const usable = models?.filter((model) => model.usable).length ?? 0
  return (
    <Page title={t('app.nav.models')}>
      <PageHead title={t('app.nav.models')} sub={models && t('models.summary', { count: models.length, usable })} />
      {models === undefined ? (
        list.isError ? <Failure title={t('models.failed')} error={list.error} onRetry={() => { void list.refetch(); }} /> : <Skeleton widths={['12rem', '8rem', '4rem']} />
      ) : (
        <>
          <div className="bar">
            <SearchField className="grow" label={t('models.find')} placeholder={t('models.findBy')} value={find} onChange={(text) => { void navigate({ search: { find: text === '' ? undefined : text }, replace: true }); }} />
          </div>
          <h2 className="hidden-label">{t('models.list')}</h2>
          {shown.length === 0 ? (
            <Empty title={wanted === '' ? t('models.none') : t('models.nothingFound')} actions={wanted !== '' && <Button onClick={() => { void navigate({ search: {} }); }}>{t('credentials.clearFilters')}</Button>}>
              {wanted === '' ? t('models.noneText') : t('models.nothingFoundText', { count: models.length })}
            </Empty>
          ) : <ModelTable models={shown} />}
        </>
      )}
    </Page>
  )
}
