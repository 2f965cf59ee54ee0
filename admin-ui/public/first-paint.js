// Theme and language before the first paint. A file of its own, because the Content-Security-Policy refuses inline
// scripts; src/app/preferences.ts goes on from the two attributes that this script sets.
;(() => {
  const root = document.documentElement
  const stored = (key) => {
    try {
      return localStorage.getItem(`kiro4j.${key}`)
    } catch {
      return null // a browser that keeps no site data
    }
  }

  const theme = stored('theme')
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme

  const spoken = { en: 'en', zh: 'zh-CN' }
  const preferred = navigator.languages.map((tag) => spoken[tag.split('-', 1)[0].toLowerCase()])
  const language = stored('language')
  root.lang = Object.values(spoken).includes(language) ? language : (preferred.find(Boolean) ?? 'en')
})()
