import type { Locator } from '@playwright/test'
import { expect, expectAccessible, test } from './page'

test('the lines of a client follow the choices', async ({ admin, demo }) => {
  await admin.goto('/admin/connect')
  await expect(admin.locator('pre')).toContainText(`ANTHROPIC_BASE_URL=${demo.url}`)
  await admin.getByRole('button', { name: 'settings.json' }).click()
  await expect(admin.locator('pre')).toContainText('"ANTHROPIC_AUTH_TOKEN"')
  const clients = admin.getByRole('tablist', { name: 'Client' })
  await expect(clients.getByRole('tab', { name: 'Claude Code', selected: true })).toBeVisible()
  await clients.getByRole('tab', { name: 'Codex' }).click()
  await expect(admin).toHaveURL(/client=codex/)
  await expect(admin.getByRole('tabpanel').locator('pre').first()).toContainText(`base_url = "${demo.url}/v1"`)
})

test('a test message streams its answer and its figures', async ({ admin }) => {
  await admin.goto('/admin/test?credential=1')
  await admin.getByRole('textbox', { name: 'Message' }).fill('Hello!')
  await expect(admin.getByRole('button', { name: 'Send', exact: true })).toBeEnabled()
  await admin.keyboard.press('Enter')
  const side = admin.getByRole('complementary', { name: 'Figures' })
  for (const name of ['First event', 'Tokens in', 'Tokens out', 'Credits']) await expect(side.getByText(name, { exact: true })).toBeVisible()
  await expect(side.getByText('stop_reason end_turn')).toBeVisible()
  await expect(side.getByRole('listitem').first()).toContainText('sent')
  await expect(side.getByRole('listitem').filter({ hasText: '#1' })).toBeVisible()
  await expectAccessible(admin)
  await admin.getByRole('link', { name: 'See it in Requests' }).click()
  await expect(admin).toHaveURL(/\/admin\/requests\?open=/)
  await expect(admin.getByRole('complementary')).toBeVisible()
})

test('a test message calls the sample tool, and the answer goes on', async ({ admin }) => {
  await admin.goto('/admin/test')
  await admin.getByText('Offer the sample tool get_time').click()
  await admin.getByRole('textbox', { name: 'Message' }).fill('Use get_time: what time is it?')
  await admin.getByRole('button', { name: 'Send', exact: true }).click()
  const side = admin.getByRole('complementary', { name: 'Figures' })
  await expect(side.getByRole('listitem').filter({ hasText: 'tool_result' }).first()).toContainText('sent back, request 2')
  await expect(side.getByText('message_start').nth(1)).toBeVisible()
  await expect(admin.getByText('sample tool of this page').first()).toBeVisible()
})

test('a test message in one piece has no first event', async ({ admin }) => {
  await admin.goto('/admin/test')
  await admin.getByText('Stream', { exact: true }).click()
  await admin.getByRole('textbox', { name: 'Message' }).fill('Hello!')
  await admin.getByRole('button', { name: 'Send', exact: true }).click()
  const side = admin.getByRole('complementary', { name: 'Figures' })
  await expect(side.getByText('in one piece')).toBeVisible()
  await expect(side.getByText('First event', { exact: true })).toHaveCount(0)
})

test('Esc stops a test message, and Clear forgets the conversation', async ({ admin }) => {
  await admin.goto('/admin/test')
  const message = admin.getByRole('textbox', { name: 'Message' })
  await message.fill('Review this change.')
  await message.press('Enter')
  await expect(admin.getByRole('button', { name: 'Stop' })).toBeVisible()
  await message.press('Escape')
  await expect(admin.getByText(/^stopped after /)).toBeVisible()
  await message.fill('Review it again.')
  await message.press('Enter')
  await expect(admin.getByRole('button', { name: 'Stop' })).toBeVisible()
  await admin.getByRole('button', { name: 'Clear' }).click()
  await expect(admin.getByRole('button', { name: 'Send', exact: true })).toBeVisible()
  await expect(admin.getByText(/^Review/)).toHaveCount(0)
})

test('the composer stays at the bottom of the window, and the conversation scrolls', async ({ admin }) => {
  await admin.goto('/admin/test')
  const message = admin.getByRole('textbox', { name: 'Message' })
  for (let sent = 1; sent <= 3; sent++) {
    await message.fill(`Hello!${'\nAnd again.'.repeat(12)}`)
    await message.press('Enter')
    await expect(admin.getByText('See it in Requests')).toHaveCount(sent)
    await expect(admin.getByRole('button', { name: 'Send', exact: true })).toBeVisible()
  }
  const thread = admin.getByRole('region', { name: 'Conversation' })
  expect(await thread.evaluate((element) => element.scrollHeight - element.clientHeight)).toBeGreaterThan(100)
  await expect(admin.getByText('See it in Requests').last()).toBeInViewport()
  await expect(message).toBeInViewport()
})

test('the log is filtered in its address, and pauses', async ({ admin }) => {
  await admin.goto('/admin/logs')
  await expect(admin.getByRole('log')).toBeVisible()
  await admin.getByRole('button', { name: 'Warn' }).click()
  await expect(admin).toHaveURL(/level=WARN/)
  await admin.getByRole('searchbox').fill('nothing-says-this')
  await expect(admin.getByText('No line has this text.')).toBeVisible()
  await admin.getByRole('button', { name: 'Pause' }).click()
  await expect(admin.getByRole('button', { name: 'Go on' })).toBeVisible()
})

test('a setting is checked, changed and reset', async ({ admin }) => {
  await admin.goto('/admin/settings?which=atOnce')
  await admin.getByRole('button', { name: 'Change requestsPerMinute' }).click()
  const value = admin.getByRole('textbox', { name: 'Value' })
  await value.fill('many')
  await value.blur()
  await expect(admin.getByText('Must be a whole number from 0.')).toBeVisible()
  await value.fill('14')
  await admin.getByRole('button', { name: 'Save' }).click()
  await admin.getByRole('button', { name: 'Reset requestsPerMinute' }).click()
  await expect(admin.getByRole('button', { name: 'Reset requestsPerMinute' })).toBeHidden()
})

test('a setting says what it is for in the language of the page, and is found by it', async ({ admin }) => {
  await admin.goto('/admin/settings')
  const region = admin.getByRole('listitem').filter({ has: admin.getByText('region', { exact: true }) })
  await expect(region.getByText(/^AWS region of the upstream\./)).toBeVisible()
  await admin.getByRole('searchbox').fill('whose X-Forwarded-For')
  await expect(admin.getByText('trustedProxies', { exact: true })).toBeVisible()
  await expect(region).toHaveCount(0)
  await admin.getByRole('navigation').first().getByRole('button', { name: '中文' }).click()
  await admin.getByRole('searchbox').fill('')
  await expect(region.getByText(/^上游的 AWS 区域/)).toBeVisible()
  await admin.getByRole('navigation').first().getByRole('button', { name: 'EN' }).click()
})

test('the sections of the settings are one click away', async ({ admin }) => {
  await admin.goto('/admin/settings')
  await admin.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Storage' }).click()
  await expect(admin).toHaveURL(/#settings-storage$/)
  await expect(admin.getByRole('heading', { name: 'Storage' })).toBeInViewport()
})

test('About names the version that the gateway states', async ({ admin, demo }) => {
  const { version } = (await demo.call('GET', '/status')) as { version: string }
  await admin.goto('/admin/about')
  await expect(admin.getByRole('main').getByText(version, { exact: true })).toBeVisible()
})

test('usage shows any days, and its address has them', async ({ admin }) => {
  await admin.goto('/admin/usage')
  await expect(admin.getByRole('heading', { name: 'Credits per day (UTC)' })).toBeVisible()
  const chart = admin.getByRole('region', { name: 'Credits per day (UTC)' })
  const colourOf = (swatch: Locator) => swatch.evaluate((element) => getComputedStyle(element).backgroundColor)
  const largest = await chart.getByRole('listitem').first().innerText()
  const row = admin.getByRole('row').filter({ hasText: largest })
  expect(await colourOf(row.locator('.sw'))).toBe(await colourOf(chart.locator('.sw').first()))
  await admin.getByRole('button', { name: 'Pick', exact: true }).click()
  const day = new Date(Date.now() - 3 * 24 * 3_600_000).toISOString().slice(0, 10)
  await admin.getByLabel('First day (UTC)').fill(day)
  await admin.getByLabel('Last day (UTC)').fill(day)
  await expect(admin).toHaveURL(new RegExp(`range=pick&from=${day}&to=${day}`))
  await expect(admin.getByRole('heading', { name: 'Credits per hour' })).toBeVisible()
  await expect(admin.getByRole('heading', { name: 'Failed requests' })).toBeVisible()
  await expectAccessible(admin)
  const download = admin.waitForEvent('download')
  await admin.getByRole('link', { name: 'Download CSV' }).click()
  const text = await (await (await download).createReadStream()).toArray().then((chunks) => Buffer.concat(chunks as Buffer[]).toString())
  const days = new Set(text.trim().split('\r\n').slice(1).map((line) => line.slice(0, 10)))
  expect([...days]).toEqual([day])
})

test('the gateway logs more for a while, and goes back', async ({ admin }) => {
  await admin.goto('/admin/logs?level=DEBUG')
  await admin.getByRole('button', { name: 'Log Debug too, for 15 minutes' }).click()
  await expect(admin.getByText(/^The gateway logs from DEBUG on\. Until/)).toBeVisible()
  await admin.getByRole('button', { name: 'Go back now' }).click()
  await expect(admin.getByText(/^The gateway logs from INFO on\./)).toBeVisible()
})

test('About lists the packages of the page with their licences', async ({ admin }) => {
  await admin.goto('/admin/about')
  await admin.getByRole('searchbox', { name: 'Find a library' }).fill('uplot')
  await expect(admin.getByRole('row', { name: /^uplot \S+ MIT/ })).toBeVisible()
})
