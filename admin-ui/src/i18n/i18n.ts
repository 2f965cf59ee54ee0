import { createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { language, type Language } from '../app/preferences'
import type { en } from './en'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en }
  }
}

type Part = 'first' | 'rest'

/** Two chunks for each language: what the first screen says, and everything else. The page loads those of one language only. */
const load: Record<Language, Record<Part, () => Promise<object>>> = {
  en: { first: () => import('./en.first').then(({ first }) => first), rest: () => import('./en.rest').then(({ rest }) => rest) },
  'zh-CN': { first: () => import('./zh-CN.first').then(({ first }) => first), rest: () => import('./zh-CN.rest').then(({ rest }) => rest) },
}

const wanted = new Set<Part>(['first'])
/** Bring the instances of i18next up to what is wanted. */
const fills = new Set<() => Promise<void>>()

/** Loads the texts of the screens behind the first one, unless they are there. Such a screen must not show before. */
export async function loadRest(): Promise<void> {
  wanted.add('rest')
  await Promise.all([...fills].map((fill) => fill()))
}

/** The first texts of the chosen language are loaded when the promise is kept; from then on they follow the choice. */
export async function createI18n(chosen: Language = language.get()): Promise<i18n> {
  const instance = createInstance()
  await instance.use(initReactI18next).init({
    lng: chosen,
    fallbackLng: false,
    resources: {},
    // React escapes.
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  const filled = new Set<string>()
  const fill = async (next: Language) => {
    const missing = [...wanted].filter((part) => !filled.has(`${next} ${part}`))
    const texts = await Promise.all(missing.map((part) => load[next][part]()))
    texts.forEach((each) => { instance.addResourceBundle(next, 'translation', each, true, true); })
    missing.forEach((part) => filled.add(`${next} ${part}`))
  }
  await fill(chosen)
  fills.add(() => fill(language.get()))
  language.subscribe(() => {
    const next = language.get()
    void fill(next).then(() => instance.changeLanguage(next))
  })
  return instance
}
