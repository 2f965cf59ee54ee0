import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

/** The part of the schema of config.yml that describes keys. */
export interface Described {
  description?: string
  properties?: Readonly<Record<string, Described>>
}

/** The published schemas have the comments of config.yml, and are loaded with this screen only. */
const schemas: Readonly<Record<string, () => Promise<{ default: unknown }>>> = {
  en: () => import('../../../../docs/config.schema.json'),
  'zh-CN': () => import('../../../../docs/config.schema.zh-CN.json'),
}

/** What a setting is for, by its key, in the language of the page; empty until it is loaded. */
export function useDescriptions(): ReadonlyMap<string, string> {
  const { language } = useTranslation().i18n
  const { data } = useQuery({ queryKey: ['descriptions', language], queryFn: () => load(language), staleTime: Infinity })
  return data ?? none
}

const none: ReadonlyMap<string, string> = new Map()

async function load(language: string): Promise<ReadonlyMap<string, string>> {
  const schema = await schemas[language]?.()
  return schema === undefined ? none : descriptionsOf(schema.default as Described)
}

/** The descriptions of a schema by the path of their key, such as `upstream.retry`. */
export function descriptionsOf(schema: Described, path = ''): ReadonlyMap<string, string> {
  const entries = Object.entries(schema.properties ?? {}).flatMap(([name, member]): [string, string][] => {
    const key = path + name
    const own: [string, string][] = member.description === undefined ? [] : [[key, member.description]]
    return [...own, ...descriptionsOf(member, `${key}.`)]
  })
  return new Map(entries)
}
