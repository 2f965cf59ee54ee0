export const languages = ['en', 'zh-CN'] as const

export type Language = (typeof languages)[number]

const storageKey = 'kiro4j.language'

/** The language that was chosen here before, else the first one of the browser's that we speak, else English. */
export function initialLanguage(preferred: readonly string[] = navigator.languages): Language {
  return rememberedLanguage() ?? preferred.map(spoken).find((language) => language !== undefined) ?? 'en'
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(storageKey, language)
  } catch {
    // A browser that keeps no site data forgets the choice, and nothing else.
  }
}

function rememberedLanguage(): Language | undefined {
  try {
    const stored = localStorage.getItem(storageKey)
    return languages.find((language) => language === stored)
  } catch {
    return undefined
  }
}

/** Any Chinese is better served by zh-CN than by English. */
function spoken(tag: string): Language | undefined {
  const primary = tag.split('-', 1)[0]?.toLowerCase()
  return languages.find((language) => language.split('-', 1)[0] === primary)
}
