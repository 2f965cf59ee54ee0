import { expect, expectAccessible, sizes, test } from './page'

test('a request opens beside the list with its attempts, and the address has it', async ({ admin }) => {
  await admin.goto('/admin/requests')
  const row = admin.getByRole('row').filter({ hasText: 'ok' }).first()
  await row.click({ position: { x: 400, y: 15 } })
  await expect(admin).toHaveURL(/open=/)
  const inspector = admin.getByRole('complementary', { name: /^Request at/ })
  await expect(inspector.getByRole('heading', { name: 'Attempts' })).toBeVisible()
  await expectAccessible(admin)
  await admin.getByRole('heading', { level: 1 }).click()
  await admin.keyboard.press('Escape')
  await expect(inspector).toBeHidden()
})

test('on a phone a request opens over the list', async ({ admin }) => {
  await admin.setViewportSize(sizes.phone)
  await admin.goto('/admin/requests')
  await admin.locator('tr[data-row]').first().click({ position: { x: 60, y: 12 } })
  await expect(admin.getByRole('dialog').getByText('Prompts and answers are never stored.')).toBeVisible()
  await expectAccessible(admin)
})

test('the filter is in the address, and can be cleared', async ({ admin }) => {
  await admin.goto('/admin/requests')
  await admin.getByLabel('Find in requests').fill('there-is-no-such-text')
  await expect(admin.getByText('No request matches the filter')).toBeVisible()
  await expect(admin).toHaveURL(/find=there-is-no-such-text/)
  await admin.getByRole('button', { name: 'Clear the filters' }).click()
  await expect(admin.locator('tr[data-row]').first()).toBeVisible()
})

test('a running request is cancelled, and its client hears why', async ({ admin, demo }) => {
  const { key } = (await demo.call('POST', '/keys', { name: 'long-reader' })) as { key: string }
  const response = await demo.longMessage(key)
  const heard = response.text()
  await admin.goto('/admin/requests?outcome=running')
  const row = admin.getByRole('row').filter({ hasText: 'long-reader' })
  await expect(row.getByText('streaming')).toBeVisible()
  await row.getByRole('button', { name: /^Cancel the request of/ }).click()
  const dialog = admin.getByRole('dialog', { name: 'Cancel this request?' })
  await expectAccessible(admin)
  await dialog.getByRole('button', { name: 'Cancel request' }).click()
  await expect(admin.getByText('The request is cancelled.').last()).toBeVisible()
  await expect(row).toHaveCount(0)
  const answer = await heard
  expect(answer).toContain('event: error')
  expect(answer).not.toContain('message_stop')
  await admin.goto('/admin/requests?outcome=cancelled')
  await expect(admin.getByRole('row').filter({ hasText: 'long-reader' }).getByText('cancelled')).toBeVisible()
})

test('the figures of the overview lead to the requests that they count', async ({ admin }) => {
  await admin.goto('/admin/')
  const main = admin.getByRole('main')
  await main.getByRole('link', { name: /^Errors/ }).click()
  await expect(admin).toHaveURL(/range=hour.*outcome=failed/)
  await expect(admin.getByRole('combobox', { name: 'Outcome' })).toHaveText(/upstream error/)
  await admin.goBack()
  await main.getByRole('link', { name: /^Open streams/ }).click()
  await expect(admin).toHaveURL(/outcome=running/)
  await admin.goBack()
  await main.getByRole('region', { name: 'Latest errors' }).getByRole('listitem').first().getByRole('link').click()
  await expect(admin).toHaveURL(/open=req_/)
  await expect(admin.getByRole('complementary', { name: /^Request at/ })).toBeVisible()
})

test('the link of the list keeps its filter', async ({ admin, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await admin.goto('/admin/requests?range=day&outcome=failed')
  await admin.getByRole('button', { name: 'Copy link' }).click()
  expect(await admin.evaluate(() => navigator.clipboard.readText())).toMatch(/\/admin\/requests\?range=day&outcome=failed$/)
})
