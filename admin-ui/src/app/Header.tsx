import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from './LanguageSwitch'

export function Header() {
  const { t } = useTranslation()
  return (
    <header className="flex flex-wrap items-center justify-between gap-4">
      <div className="flex items-center gap-3.5">
        <img src={`${import.meta.env.BASE_URL}favicon.svg`} alt="" className="size-11" />
        <div>
          <h1 className="text-2xl leading-tight font-semibold tracking-tight">kiro4j</h1>
          <p className="text-sm text-muted">{t('app.tagline')}</p>
        </div>
      </div>
      <LanguageSwitch />
    </header>
  )
}
