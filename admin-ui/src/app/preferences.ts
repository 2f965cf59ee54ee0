import { useSyncExternalStore } from 'react'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export const languages = ['en', 'zh-CN'] as const
export type Language = (typeof languages)[number]

/** A choice of this browser: kept in its storage if it keeps any, and shared by all components. */
class Preference<T extends string> {
  readonly #listeners = new Set<() => void>()
  readonly #key: string
  readonly #apply: (value: T) => void
  #value: T

  constructor(key: string, initial: T, apply: (value: T) => void = () => undefined) {
    this.#key = `kiro4j.${key}`
    this.#value = initial
    this.#apply = apply
  }

  readonly get = (): T => this.#value

  readonly set = (value: T): void => {
    this.#value = value
    try {
      localStorage.setItem(this.#key, value)
    } catch {
      // A browser that keeps no site data forgets the choice, and nothing else.
    }
    this.#apply(value)
    this.#listeners.forEach((listener) => { listener(); })
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

const root = document.documentElement

/** The theme in force before React starts was set by public/first-paint.js; the same holds for the language. */
export const theme = new Preference<Theme>('theme', oneOf(themes, root.dataset['theme']) ?? 'system', (chosen) => {
  if (chosen === 'system') delete root.dataset['theme']
  else root.dataset['theme'] = chosen
})

export const language = new Preference<Language>('language', oneOf(languages, root.lang) ?? 'en', (chosen) => {
  root.lang = chosen
})

export const shortcuts = new Preference<'on' | 'off'>('shortcuts', read('shortcuts') === 'off' ? 'off' : 'on')

export function usePreference<T extends string>(preference: Preference<T>): T {
  return useSyncExternalStore(preference.subscribe, preference.get)
}

function oneOf<T extends string>(values: readonly T[], text: string | undefined): T | undefined {
  return values.find((value) => value === text)
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(`kiro4j.${key}`)
  } catch {
    return null
  }
}
