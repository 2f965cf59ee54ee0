import { describe, expect, it } from 'vitest'
import { en } from './en'
import { zhCN } from './zh-CN'

/** Every text by its key, such as `status.live.title`. */
function byKey(texts: object, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null ? byKey(value, `${prefix}${key}.`) : [[prefix + key, String(value)]],
  )
}

const placeholders = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort()

describe('the Chinese texts', () => {
  it.each(byKey(zhCN))('fill %s with the values of the English one', (key, text) => {
    const english = new Map(byKey(en)).get(key) ?? ''
    expect(text).not.toBe('')
    expect(placeholders(text)).toEqual(placeholders(english))
  })
})
