import { createInstance, type i18n } from 'i18next'
import { en } from '../i18n/en'
import { zhCN } from '../i18n/zh-CN'

/** Both languages at once, without React. */
export async function texts(language: 'en' | 'zh-CN'): Promise<i18n> {
  const instance = createInstance()
  await instance.init({
    lng: language,
    resources: { en: { translation: en }, 'zh-CN': { translation: zhCN } },
    interpolation: { escapeValue: false },
  })
  return instance
}
