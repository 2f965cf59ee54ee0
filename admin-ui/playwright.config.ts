import { defineConfig } from '@playwright/test'
import { existsSync } from 'node:fs'
import { env } from 'node:process'

const browser = [env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => path !== undefined && existsSync(path))

if (browser === undefined) {
  console.warn('The tests of the page are skipped: no Chromium was found. Install it, or name it in the variable CHROMIUM.')
}

export default defineConfig({
  testDir: 'e2e',
  ...(browser === undefined && { testIgnore: '**' }),
  outputDir: 'target/e2e',
  // Each worker has a demo of its own.
  workers: 2,
  timeout: 60_000,
  reporter: [['list']],
  use: {
    launchOptions: { ...(browser !== undefined && { executablePath: browser }), args: ['--no-sandbox'] },
    viewport: { width: 1280, height: 900 },
    contextOptions: { reducedMotion: 'reduce' },
    locale: 'en-GB',
    timezoneId: 'UTC',
  },
})
