import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client'
import type { CredentialStatus } from '../../api/schema'
import { Segmented } from '../../ui/Segmented'
import { SearchField } from '../../ui/Field'
import { groupOf, groups } from './groups'
import { credentialsRoute } from './routes'

export function FilterBar({ credentials }: { credentials: readonly CredentialStatus[] }) {
  const { t } = useTranslation()
  const { show = 'all', find = '' } = credentialsRoute.useSearch()
  const navigate = credentialsRoute.useNavigate()
  const options = groups.map((value) => ({
    value,
    label: t(`credentials.group.${value}`),
    count: value === 'all' ? credentials.length : credentials.filter((one) => groupOf(one) === value).length,
  }))
  return (
    <div className="bar">
      <Segmented
        label={t('credentials.group.label')}
        value={show}
        options={options}
        onChange={(chosen) => { void navigate({ search: (search) => ({ ...search, show: chosen === 'all' ? undefined : chosen }), replace: true }); }}
      />
      <SearchField
        className="grow"
        label={t('credentials.find')}
        placeholder={t('credentials.findBy')}
        value={find}
        onChange={(text) => { void navigate({ search: (search) => ({ ...search, find: text === '' ? undefined : text }), replace: true }); }}
      />
      <OrderNote className="mode end ms-auto" />
    </div>
  )
}

/** Whether the list is the order of use. */
export function OrderNote({ className }: { className?: string }) {
  const { t } = useTranslation()
  const mode = useQuery({ queryKey: ['settings', 'loadBalancing'], queryFn: ({ signal }) => call('get', '/api/admin/config/load-balancing', { signal }) }).data?.mode
  if (mode === undefined) return null
  return (
    <p className={className}>
      <span>{mode === 'balanced' ? t('credentials.order.balanced') : t('credentials.order.priority')}</span> <Link to="/settings">{t('credentials.order.change')}</Link>
    </p>
  )
}
