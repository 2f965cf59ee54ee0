import { expect, expectAccessible, test } from './page'

test.use({ demoName: 'start' })

interface Credentials {
  credentials: { id: number; disabled: boolean }[]
}

test('from nothing to a streamed test message', async ({ admin, demo }) => {
  const { credentials } = (await demo.call('GET', '/credentials')) as Credentials
  for (const { id, disabled } of credentials) {
    if (!disabled) await demo.call('POST', `/credentials/${String(id)}/disabled`, { disabled: true })
    await demo.call('DELETE', `/credentials/${String(id)}`)
  }

  await admin.goto('/admin/')
  await expect(admin.getByRole('heading', { name: 'Four steps to the first answer.' })).toBeVisible()
  await admin.getByRole('button', { name: /Builder ID/ }).click()
  const page = admin.getByRole('link', { name: 'Open the sign-in page' })
  const address = await page.getAttribute('href')
  await expectAccessible(admin)
  await admin.screenshot({ path: 'target/screenshots/start-code.png', fullPage: true })
  await approve(address ?? '')
  await expect(admin.getByText('The sign-in works and is stored.')).toBeVisible({ timeout: 30_000 })
  await admin.getByRole('button', { name: 'Done' }).click()

  await admin.getByRole('textbox', { name: 'Name' }).fill('alex-laptop')
  await admin.getByRole('button', { name: 'Create key' }).click()
  await expect(admin.getByText('Waiting for the first request of alex-laptop')).toBeVisible()
  const lines = await admin.locator('pre').innerText()
  const key = /ANTHROPIC_AUTH_TOKEN=(\S+)/.exec(lines)?.[1] ?? ''
  await admin.screenshot({ path: 'target/screenshots/start-client.png', fullPage: true })

  await demo.message(key)
  await expect(admin.getByRole('button', { name: 'Send a test message' })).toBeVisible({ timeout: 15_000 })
  await admin.getByRole('button', { name: 'Send a test message' }).click()
  await expect(admin.getByText(/^first event /)).toBeVisible()
  await expect(admin.getByText(/tokens in/)).toBeVisible()
  await admin.getByRole('link', { name: 'Go to the overview' }).click()
  await expect(admin.getByRole('heading', { name: 'Serving normally.' })).toBeVisible()
})

test('a sign-in by browser takes the pasted address, and refuses a part of it', async ({ admin }) => {
  await admin.goto('/admin/sign-in')
  await admin.getByRole('button', { name: /Google/ }).click()
  await admin.getByRole('button', { name: 'Sign in by browser' }).click()
  await admin.getByRole('textbox').fill('http://localhost:3128/oauth/callback?code=half')
  await admin.getByRole('button', { name: 'Finish' }).click()
  await expect(admin.getByRole('alert')).toBeVisible()
  await expectAccessible(admin)
  await admin.getByRole('button', { name: 'Cancel' }).click()
  await expect(admin).toHaveURL(/\/admin\/credentials$/)
})

/** Opens the simulated provider's page, and follows the first link that allows the sign-in. */
async function approve(address: string): Promise<void> {
  const page = await (await fetch(address)).text()
  const link = [...page.matchAll(/href="([^"]*decision=[^"]*)"/g)].map((match) => (match[1] ?? '').replaceAll('&amp;', '&')).find((href) => !href.endsWith('deny'))
  const allowed = await fetch(new URL(link ?? '', address))
  expect(allowed.status).toBe(200)
}
