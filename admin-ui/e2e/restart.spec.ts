import { expect, openSession, test } from './page'
import { Gateway } from './gateway'

test.use({ demoName: 'restart' })

test('a gateway that is stopped and started again: the page says so, and goes on by itself', async ({ page }) => {
  const gateway = await Gateway.start([{ id: 1, email: 'alex@example.com', kiroApiKey: 'ksk_of_nobody_0001' }])
  try {
    await openSession(page, gateway)
    await page.goto(`${gateway.url}/admin/credentials`)
    await expect(page.getByText('alex@example.com')).toBeVisible()
    await gateway.stop()
    await expect(page.getByText(/^As of/)).toBeVisible({ timeout: 30_000 })
    await gateway.startAgain()
    await gateway.call('PATCH', '/credentials/1', { email: 'alex.after@example.com' })
    await expect(page.getByText(/^As of/)).toBeHidden({ timeout: 30_000 })
    await expect(page.getByText('alex.after@example.com')).toBeVisible()
    await page.getByRole('link', { name: 'Overview', exact: true }).first().click()
    await expect(page.getByText('Live', { exact: true }).filter({ visible: true }).first()).toBeVisible()
  } finally {
    await gateway.remove()
  }
})

test('a gateway that comes back with another admin key asks for the key', async ({ admin, demo }) => {
  await admin.goto('/admin/credentials')
  await expect(admin.getByRole('heading', { name: 'Credentials', level: 1 })).toBeVisible()
  await demo.stop()
  await expect(admin.getByText(/^As of/)).toBeVisible({ timeout: 30_000 })
  await demo.startAgain()
  await admin.getByLabel('Admin key').fill(demo.adminKey, { timeout: 30_000 })
  await admin.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(admin.getByRole('heading', { name: 'Credentials', level: 1 })).toBeVisible()
  await expect(admin.getByText(/^As of/)).toBeHidden()
})
