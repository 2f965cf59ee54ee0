import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { en } from './en'
import { zhCN } from './zh-CN'

const english = byKey(en)
const chinese = byKey(zhCN)
const sources = filesBelow('src').filter((file) => /\.tsx?$/.test(file) && !/(\.test\.tsx?|schema\.d\.ts)$/.test(file) && !/[\\/]texts[\\/]/.test(file))
const code = sources.map((file) => readFileSync(file, 'utf8')).join('\n')

/** Every text by its key, such as `credentials.state.ready`. */
function byKey(texts: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]: [string, unknown]): [string, string][] =>
      typeof value === 'object' && value !== null ? [...byKey(value, `${prefix}${key}.`)] : [[prefix + key, String(value)]],
    ),
  )
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
  )
}

const stem = (key: string) => key.replace(/_(one|other)$/, '')
const placeholders = (text: string) => [...new Set(text.match(/\{\{\w+\}\}|<\/?\d>/g) ?? [])].sort()

describe('the texts', () => {
  it('have the same keys in both languages', () => {
    expect([...new Set([...chinese.keys()].map(stem))].sort()).toEqual([...new Set([...english.keys()].map(stem))].sort())
  })

  it('are never empty', () => {
    expect([...english, ...chinese].filter(([, text]) => text.trim() === '')).toEqual([])
  })

  it('fill in the same values in both languages', () => {
    const different = [...chinese].filter(([key, text]) => {
      const other = english.get(key) ?? ''
      return placeholders(text).join() !== placeholders(other).join()
    })
    expect(different).toEqual([])
  })

  it('have both plurals in English and the only one in Chinese', () => {
    const half = [...english.keys()].filter((key) => /_(one|other)$/.test(key) && !(english.has(`${stem(key)}_one`) && english.has(`${stem(key)}_other`)))
    expect(half).toEqual([])
    expect([...chinese.keys()].filter((key) => key.endsWith('_one'))).toEqual([])
  })

  it('are all used', () => {
    const literal = new Set([...code.matchAll(/['"`]([\w-]+(?:\.[\w-]+)+)['"`]/g)].map((match) => match[1] ?? ''))
    const prefixes = [...code.matchAll(/`([\w-]+(?:\.[\w-]+)*\.)\$\{/g)].map((match) => match[1] ?? '')
    const unused = [...english.keys()].map(stem).filter((key) => !literal.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)))
    expect(unused).toEqual([])
  })

  it('have a space between Chinese and Latin letters or figures', () => {
    const endsInChinese = /\{\{(duration|day|time|relative|range)\}\}/g
    const tight = [...chinese].filter(([, text]) => /[一-鿿][A-Za-z0-9{]|[A-Za-z0-9}][一-鿿]/.test(text.replace(endsInChinese, '日')))
    expect(tight).toEqual([])
  })
})
