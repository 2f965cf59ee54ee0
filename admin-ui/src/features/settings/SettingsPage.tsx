import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Setting } from '../../api/schema'
import { Page, PageHead, Section } from '../../app/shell/Page'
import { shortcuts, usePreference } from '../../app/preferences'
import { Button } from '../../ui/Button'
import { Segmented } from '../../ui/Segmented'
import { Switch } from '../../ui/Switch'
import { Empty, Failure } from '../../ui/Empty'
import { SearchField } from '../../ui/Field'
import { Skeleton } from '../../ui/Skeleton'
import { useDescriptions } from './descriptions'
import { settingsQuery } from './queries'
import { settingsRoute } from './routes'
import { SettingRow } from './SettingRow'
import { groupOf, groups, isShown, whiches } from './settings'
import './settings.css'

/** What is in force, and who said so? */
export function SettingsPage() {
  const { t } = useTranslation()
  const { which = 'all', find = '' } = settingsRoute.useSearch()
  const navigate = settingsRoute.useNavigate()
  const config = useQuery(settingsQuery)
  const descriptions = useDescriptions()
  const all = config.data?.settings
  const search = (
    <SearchField
      className="sfind"
      label={t('settings.find')}
      placeholder={t('settings.find')}
      value={find}
      onChange={(text) => { void navigate({ search: (before) => ({ ...before, find: text === '' ? undefined : text }), replace: true }); }}
    />
  )
  return (
    <Page title={t('app.nav.settings')}>
      <PageHead title={t('app.nav.settings')} sub={all === undefined ? undefined : <Summary settings={all} file={config.data?.file ?? undefined} />} actions={search} />
      <div className="bar">
        <Segmented
          small
          label={t('settings.which.label')}
          value={which}
          options={whiches.map((value) => ({ value, label: t(`settings.which.${value}`) }))}
          onChange={(value) => { void navigate({ search: (before) => ({ ...before, which: value === 'all' ? undefined : value }), replace: true }); }}
        />
      </div>
      {all !== undefined ? (
        <Groups settings={all.filter((one) => isShown(one, which, find, descriptions.get(one.key)))} descriptions={descriptions} onClear={() => { void navigate({ search: {}, replace: true }); }} />
      ) : config.isError ? (
        <Failure title={t('settings.failed')} error={config.error} onRetry={() => { void config.refetch(); }} />
      ) : (
        <Skeleton />
      )}
      <Section id="browser" title={t('settings.browser')} className="setgroup">
        <div className="py-3"><Switch label={t('settings.shortcuts')} checked={usePreference(shortcuts) === 'on'} onChange={(on) => { shortcuts.set(on ? 'on' : 'off'); }} /></div>
      </Section>
    </Page>
  )
}

function Summary({ settings, file }: { settings: readonly Setting[]; file: string | undefined }) {
  const { t } = useTranslation()
  const changed = settings.filter((one) => one.origin !== 'default').length
  const here = settings.filter((one) => one.origin === 'admin').length
  return (
    <>
      {t('settings.sub')} {t('settings.differ', { count: changed, here })}
      {file !== undefined && <span className="mono block text-muted wrap-anywhere">{file}</span>}
    </>
  )
}

interface GroupsProps {
  settings: readonly Setting[]
  descriptions: ReadonlyMap<string, string>
  onClear: () => void
}

function Groups({ settings, descriptions, onClear }: GroupsProps) {
  const { t } = useTranslation()
  if (settings.length === 0) return <Empty title={t('settings.nothingFound')} actions={<Button onClick={onClear}>{t('settings.clear')}</Button>} />
  const filled = groups.map((group) => ({ group, rows: settings.filter((one) => groupOf(one.key) === group) })).filter(({ rows }) => rows.length > 0)
  return (
    <div className="setg">
      <nav className="toc" aria-label={t('settings.sections')}>
        {filled.map(({ group }) => <Link key={group} from="/settings" search hash={`settings-${group}`}>{t(`settings.group.${group}`)}</Link>)}
      </nav>
      <div className="min-w-0">
        {filled.map(({ group, rows }) => (
          <Section key={group} id={`settings-${group}`} title={t(`settings.group.${group}`)} className="setgroup">
            <ul className="setrows">
              {rows.map((setting) => <SettingRow key={setting.key} setting={setting} description={descriptions.get(setting.key)} />)}
            </ul>
          </Section>
        ))}
      </div>
    </div>
  )
}
