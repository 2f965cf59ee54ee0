import { useTranslation } from 'react-i18next'
import { languages, rememberLanguage, type Language } from '../i18n/language'

/** Each language in its own words, so that it can be found from any other. */
const ownNames: Record<Language, string> = { en: 'English', 'zh-CN': '中文' }

export function LanguageSwitch() {
  const { t, i18n } = useTranslation()

  const choose = (language: Language) => {
    rememberLanguage(language)
    void i18n.changeLanguage(language)
  }

  return (
    <div role="group" aria-label={t('app.language')} className="flex rounded-lg border border-line bg-surface p-0.5">
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={i18n.language === language}
          onClick={() => {
            choose(language)
          }}
          className="cursor-pointer rounded-md px-3 py-1 text-sm text-muted transition-colors hover:text-ink aria-pressed:bg-accent-soft aria-pressed:font-medium aria-pressed:text-accent"
        >
          {ownNames[language]}
        </button>
      ))}
    </div>
  )
}
