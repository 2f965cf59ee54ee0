import { gzipSync } from 'node:zlib'
import { expect, test } from './page'

const limit = 200_000

test('the first load stays below 200 kB gzip, charts included', async ({ admin }) => {
  const sizes: Promise<number>[] = []
  admin.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (pathname.startsWith('/admin/') && response.ok()) sizes.push(response.body().then((body) => gzipSync(body).length))
  })
  await admin.goto('/admin/')
  await expect(admin.locator('canvas')).toHaveCount(3)
  await admin.waitForLoadState('load')
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  expect(total).toBeGreaterThan(50_000)
  expect(total).toBeLessThan(limit)
})
