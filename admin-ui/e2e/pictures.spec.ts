import { mkdirSync } from 'node:fs'
import { env } from 'node:process'
import { choose, expect, languages, sizes, test } from './page'

const folder = '../docs/images'
/** Until the charts of the last minutes have something to show. */
const trafficMs = Number(env['PICTURES_AFTER'] ?? 150) * 1000

const pictures = [
  { name: 'overview', address: '/admin/', size: sizes.desktop, theme: 'light' },
  { name: 'credentials', address: '/admin/credentials', size: sizes.desktop, theme: 'dark' },
  { name: 'requests', address: '/admin/requests?outcome=succeeded', size: sizes.desktop, theme: 'light' },
  { name: 'phone', address: '/admin/', size: sizes.phone, theme: 'dark' },
] as const

test.describe.configure({ mode: 'serial' })
test.skip(env['PICTURES'] === undefined, 'The pictures of the READMEs are written on request only: PICTURES=1')

test('the demo has traffic to show', async ({ demo }) => {
  test.setTimeout(trafficMs + 60_000)
  mkdirSync(folder, { recursive: true })
  expect(demo.url).toMatch(/^http/)
  await new Promise((resolve) => { setTimeout(resolve, trafficMs); })
})

for (const { name, address, size, theme } of pictures) {
  for (const language of languages) {
    test(`${name}, ${language}`, async ({ admin }) => {
      await admin.setViewportSize(size)
      await choose(admin, theme, language)
      await admin.goto(address)
      await expect(admin.getByRole('heading').first()).toBeVisible()
      await expect(admin.getByRole('status', { name: /Loading|加载中/ })).toHaveCount(0)
      if (name === 'requests') {
        await admin.locator('tr[data-row]').nth(1).click({ position: { x: 250, y: 15 } })
        await expect(admin.getByRole('complementary')).toBeVisible()
        await admin.mouse.move(5, 890)
      }
      await admin.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => undefined)
      await admin.screenshot({ path: `${folder}/page-${name}${language === 'en' ? '' : '.zh-CN'}.png` })
    })
  }
}
