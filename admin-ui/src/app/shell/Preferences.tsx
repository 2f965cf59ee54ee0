import { useTranslation } from 'react-i18next'
import { Segmented } from '../../ui/Segmented'
import { Icon, type IconName } from '../../ui/Icon'
import { language, theme, themes, usePreference, type Theme } from '../preferences'

const themeIcons: Record<Theme, IconName> = { system: 'system', light: 'sun', dark: 'moon' }

/** Theme and language. Each language in its own words, so that it can be found from the other. */
export function Preferences() {
  const { t } = useTranslation()
  const themeOptions = themes.map((value) => ({ value, label: <Icon name={themeIcons[value]} />, name: t(`app.theme.${value}`) }))
  const languageOptions = [
    { value: 'en', label: <span lang="en">EN</span> },
    { value: 'zh-CN', label: <span lang="zh-CN">中文</span> },
  ] as const
  return (
    <div className="prefs">
      <Segmented className="tog" label={t('app.theme.label')} value={usePreference(theme)} options={themeOptions} onChange={theme.set} />
      <Segmented className="tog" label={t('app.language')} value={usePreference(language)} options={languageOptions} onChange={language.set} />
    </div>
  )
}
