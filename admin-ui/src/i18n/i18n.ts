import { createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { language, type Language } from '../app/preferences'
import type { en } from './en'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en }
  }
}

/** One chunk for each language, so that the page loads the texts of one only. */
const load: Record<Language, () => Promise<object>> = {
  en: () => import('./en').then((texts) => texts.en),
  'zh-CN': () => import('./zh-CN').then((texts) => texts.zhCN),
}

/** The texts of the chosen language are loaded when the promise is kept; from then on they follow the choice. */
export async function createI18n(first: Language = language.get()): Promise<i18n> {
  const instance = createInstance()
  await instance.use(initReactI18next).init({
    lng: first,
    fallbackLng: false,
    resources: { [first]: { translation: await load[first]() } },
    // React escapes.
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  language.subscribe(() => {
    void show(instance, language.get())
  })
  return instance
}

async function show(instance: i18n, chosen: Language): Promise<void> {
  if (!instance.hasResourceBundle(chosen, 'translation')) {
    instance.addResourceBundle(chosen, 'translation', await load[chosen]())
  }
  await instance.changeLanguage(chosen)
}
