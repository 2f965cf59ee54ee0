import { describe, expect, it, vi } from 'vitest'
import { initialLanguage, rememberLanguage } from './language'

describe('the first language', () => {
  it.each([
    [['zh-CN', 'en'], 'zh-CN'],
    [['zh'], 'zh-CN'],
    [['zh-Hant-TW'], 'zh-CN'],
    [['en-GB', 'zh-CN'], 'en'],
    [['de-DE', 'zh-CN', 'en'], 'zh-CN'],
    [['de-DE'], 'en'],
    [[], 'en'],
  ])('of a browser that prefers %j is %s', (preferred, language) => {
    expect(initialLanguage(preferred)).toBe(language)
  })

  it('is the remembered one, whatever the browser prefers', () => {
    rememberLanguage('en')
    expect(initialLanguage(['zh-CN'])).toBe('en')
  })

  it('ignores a remembered language that is not spoken here', () => {
    localStorage.setItem('kiro4j.language', 'tlh')
    expect(initialLanguage(['zh-CN'])).toBe('zh-CN')
  })

  it('is found without any storage', () => {
    vi.stubGlobal('localStorage', {
      getItem: refuse,
      setItem: refuse,
      clear: () => undefined,
    })
    rememberLanguage('en')
    expect(initialLanguage(['zh-CN'])).toBe('zh-CN')
  })
})

function refuse(): never {
  throw new DOMException('The operation is insecure', 'SecurityError')
}
