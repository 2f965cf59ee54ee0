import { expect, test as base, type Page } from '@playwright/test'
import axe, { type AxeResults } from 'axe-core'
import { Demo } from './demo'
import type { Server } from './server'

export const languages = ['en', 'zh-CN'] as const
export const themes = ['light', 'dark'] as const
export const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const

interface WorkerFixtures {
  /** Files that change what others look at name a demo of their own. */
  demoName: string
  demo: Demo
}

interface Fixtures {
  /** The page behind the login. */
  admin: Page
}

/** One demo for the tests of a worker; whatever the browser reports as an error fails the test. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  demoName: ['shared', { scope: 'worker', option: true }],
  demo: [
    async ({}, provide) => {
      const demo = await Demo.start()
      await provide(demo)
      await demo.stop()
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: async ({ demo }, provide) => { await provide(demo.url); },
  admin: async ({ page, demo }, provide) => {
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && message.text().includes('Content Security Policy')) errors.push(message.text())
    })
    await openSession(page, demo)
    await provide(page)
    expect(errors).toEqual([])
  },
})

export { expect }

export async function openSession(page: Page, server: Server): Promise<void> {
  const response = await page.request.post(`${server.url}/api/admin/session`, { headers: { 'x-api-key': server.adminKey } })
  expect(response.status()).toBe(200)
}

export async function choose(page: Page, theme: string, language: string): Promise<void> {
  await page.addInitScript(([chosenTheme, chosenLanguage]) => {
    localStorage.setItem('kiro4j.theme', chosenTheme ?? '')
    localStorage.setItem('kiro4j.language', chosenLanguage ?? '')
  }, [theme, language])
}

/** Nothing serious or moderate, and no second scroll bar. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run())
  const grave = violations.filter(({ impact }) => impact !== 'minor')
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
}
