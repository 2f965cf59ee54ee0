import { createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en } from './en'
import type { Language } from './language'
import { zhCN } from './zh-CN'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en }
  }
}

/** All texts are in the bundle, so the instance is ready at once. The document's `lang` follows it. */
export function createI18n(language: Language): i18n {
  const instance = createInstance()
  instance.on('languageChanged', (changed) => {
    document.documentElement.lang = changed
  })
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en }, 'zh-CN': { translation: zhCN } },
    initAsync: false,
    // React escapes.
    interpolation: { escapeValue: false },
  })
  return instance
}
