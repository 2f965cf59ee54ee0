import { readFileSync } from 'node:fs'
import { runInThisContext } from 'node:vm'
import { afterEach, describe, expect, it, vi } from 'vitest'

const script = readFileSync('public/first-paint.js', 'utf8')
const root = document.documentElement

function firstPaint(languages: readonly string[]) {
  vi.stubGlobal('navigator', { languages })
  runInThisContext(script)
}

afterEach(() => {
  delete root.dataset['theme']
  root.lang = ''
})

describe('before the first paint', () => {
  it.each([
    [['zh-CN', 'en'], 'zh-CN'],
    [['zh'], 'zh-CN'],
    [['zh-Hant-TW'], 'zh-CN'],
    [['en-GB', 'zh-CN'], 'en'],
    [['de-DE', 'zh-CN', 'en'], 'zh-CN'],
    [['de-DE'], 'en'],
    [[], 'en'],
  ])('a browser that prefers %j gets %s', (preferred, language) => {
    firstPaint(preferred)
    expect(root.lang).toBe(language)
  })

  it('the language that was chosen here counts more', () => {
    localStorage.setItem('kiro4j.language', 'en')
    firstPaint(['zh-CN'])
    expect(root.lang).toBe('en')
  })

  it('a language that is not spoken here is ignored', () => {
    localStorage.setItem('kiro4j.language', 'tlh')
    firstPaint(['zh-CN'])
    expect(root.lang).toBe('zh-CN')
  })

  it('the theme that was chosen here is set; without a choice the system decides', () => {
    firstPaint(['en'])
    expect(root.dataset['theme']).toBeUndefined()
    localStorage.setItem('kiro4j.theme', 'dark')
    firstPaint(['en'])
    expect(root.dataset['theme']).toBe('dark')
  })

  it('a browser that keeps no site data gets what it prefers', () => {
    vi.stubGlobal('localStorage', {
      getItem: () => {
        throw new DOMException('The operation is insecure', 'SecurityError')
      },
      clear: () => undefined,
    })
    firstPaint(['zh-CN'])
    expect(root.lang).toBe('zh-CN')
  })
})
