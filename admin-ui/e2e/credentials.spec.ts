import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './page'

test.use({ demoName: 'credentials' })

const row = (page: Page, id: number) => page.locator(`[data-row="${String(id)}"]`)

async function act(page: Page, id: number, action: string): Promise<void> {
  await page.getByRole('button', { name: `More actions on #${String(id)}`, exact: true }).click()
  await page.getByRole('menuitem', { name: action, exact: true }).click()
}

/** The gateway refuses what is sent to an address, but not before the returned function is called. */
async function refusing(page: Page, address: string): Promise<() => void> {
  let refuse = () => {}
  const held = new Promise<void>((resolve) => { refuse = resolve })
  await page.route(address, async (route) => {
    await held
    await route.fulfill({ status: 500, json: { error: { code: 'internal', message: 'The credentials file could not be written.' } } })
  })
  return () => { refuse() }
}

test.beforeEach(async ({ admin }) => {
  await admin.goto('/admin/credentials')
  await expect(row(admin, 1)).toBeVisible()
})

test('a test message, a refresh, the credits and a reset each tell their end', async ({ admin }) => {
  await act(admin, 1, 'Send a test message')
  await expect(admin.getByText(/^#1 answered in .* with /).last()).toBeVisible()
  await act(admin, 1, 'Refresh the token')
  await expect(admin.getByText('#1 has new tokens.').last()).toBeVisible()
  await act(admin, 1, 'Fetch credits now')
  await expect(admin.getByText(/^#1 has .* credits left\.$/).last()).toBeVisible()
  await act(admin, 1, 'Clear failures and waits')
  await expect(admin.getByText('#1 starts afresh.').last()).toBeVisible()
})

test('an action that the provider refuses says why', async ({ admin }) => {
  await act(admin, 5, 'Refresh the token')
  await expect(admin.getByText(/^#5: /).last()).toBeVisible()
})

test('disabling shows at once and can be undone', async ({ admin }) => {
  await act(admin, 2, 'Disable')
  await expect(row(admin, 2).getByText('Disabled')).toBeVisible()
  await admin.getByRole('button', { name: 'Undo' }).click()
  await expect(row(admin, 2).getByText('Disabled')).toBeHidden()
})

test('what the gateway refuses goes back to what it was, and says why', async ({ admin }) => {
  const refuse = await refusing(admin, '**/api/admin/credentials/2/disabled')
  await act(admin, 2, 'Disable')
  await expect(row(admin, 2).getByText('Disabled')).toBeVisible()
  refuse()
  await expect(row(admin, 2).getByText('Disabled')).toBeHidden()
  await expect(admin.getByText(/^#2: /).last()).toBeVisible()
})

test('the order changes by dragging, and goes back if the gateway refuses', async ({ admin, demo }) => {
  const order = () => admin.locator('[data-row]').evaluateAll((rows) => rows.map((one) => one.getAttribute('data-row')))
  const drag = () => row(admin, 3).locator('.grip').dragTo(row(admin, 1).locator('.grip'))
  const before = await order()
  const after = ['3', ...before.filter((id) => id !== '3')]
  const refuse = await refusing(admin, '**/api/admin/credentials/order')
  await drag()
  await expect.poll(order).toEqual(after)
  refuse()
  await expect.poll(order).toEqual(before)
  await expect(admin.getByText(/^#3 /).last()).toBeVisible()
  await admin.unroute('**/api/admin/credentials/order')

  const saved = admin.waitForResponse('**/api/admin/credentials/order')
  await drag()
  expect((await saved).status()).toBe(200)
  await admin.reload()
  await expect.poll(order).toEqual(after)
  await demo.call('PUT', '/credentials/order', { ids: before.map(Number) })
})

test('the list is filtered by group and by text, in its address', async ({ admin }) => {
  await admin.getByRole('button', { name: /^Off/ }).click()
  await expect(admin).toHaveURL(/show=off/)
  await expect(row(admin, 1)).toBeHidden()
  await admin.getByRole('button', { name: /^All/ }).click()
  await admin.getByRole('searchbox', { name: 'Find a credential' }).fill('nobody-of-this-name')
  await expect(admin.getByText('Nothing matches these filters')).toBeVisible()
  await admin.getByRole('button', { name: 'Clear the filters' }).click()
  await expect(row(admin, 1)).toBeVisible()
})

test('the order changes by menu and by number', async ({ admin }) => {
  const first = admin.locator('[data-row]').first()
  await act(admin, 2, 'Move up')
  await expect(first).toHaveAttribute('data-row', '2')
  await act(admin, 2, 'Edit')
  await admin.getByLabel('Order').fill('2')
  await admin.getByRole('button', { name: 'Save' }).click()
  await expect(admin.getByText('#2 is saved.').last()).toBeVisible()
  await expect(first).toHaveAttribute('data-row', '1')
})

test('an edit is checked, saved, and asked about before it is lost', async ({ admin }) => {
  await act(admin, 1, 'Edit')
  const limit = admin.getByLabel('Requests / min')
  await limit.fill('many')
  await limit.blur()
  await expect(admin.getByText('Must be a whole number from 0, or empty.')).toBeVisible()
  await expectAccessible(admin)
  await admin.keyboard.press('Escape')
  await admin.getByRole('button', { name: 'Keep editing' }).click()
  await limit.fill('21')
  await admin.getByRole('button', { name: 'Save' }).click()
  await expect(admin.getByText('#1 is saved.').last()).toBeVisible()
  await expect(row(admin, 1).getByText('/ 21')).toBeVisible()
})

test('many at once report the outcome of each', async ({ admin }) => {
  await admin.getByRole('checkbox', { name: 'Select #1' }).click()
  await admin.getByRole('checkbox', { name: 'Select #5' }).click()
  await expect(admin.getByText('2 selected')).toBeVisible()
  await admin.getByRole('button', { name: 'Refresh tokens' }).click()
  await expect(admin.getByText(/^1 refreshed\. 1 failed\. #5: /).last()).toBeVisible()
})

test('an import is seen before it is stored', async ({ admin }) => {
  const entries = [
    { refreshToken: `${'imported-token-of-nobody.'.repeat(5)}1`, authMethod: 'social', email: 'kim@example.com' },
    { authMethod: 'social', email: 'empty@example.com' },
  ]
  await admin.getByRole('button', { name: 'Import' }).click()
  await admin.setInputFiles('input[type=file]', { name: 'credentials.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(entries)) })
  await expect(admin.getByText('Nothing has been stored yet.')).toBeVisible()
  await expect(admin.getByText('kim@example.com')).toBeVisible()
  await expect(admin.getByText(/^cannot be used/)).toBeVisible()
  await admin.getByRole('checkbox', { name: 'Try each sign-in before it is kept' }).click()
  await admin.getByRole('button', { name: 'Add 1' }).click()
  await expect(admin.getByText('1 was added.')).toBeVisible()
  await admin.getByRole('button', { name: 'Done' }).click()
  await expect(admin.getByRole('link', { name: 'kim@example.com' })).toBeVisible()
})

test('the export has no secret', async ({ admin }) => {
  const download = admin.waitForEvent('download')
  await admin.getByRole('button', { name: 'Export' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^kiro4j-credentials-.*\.json$/)
  const text = await (await file.createReadStream()).toArray().then((chunks) => Buffer.concat(chunks as Buffer[]).toString())
  expect(text).toContain('alex@example.com')
  expect(text).not.toMatch(/demo-secret|"refreshToken":/)
})

test('removing asks for the number, and then the credential is gone', async ({ admin }) => {
  await act(admin, 8, 'Remove')
  const dialog = admin.getByRole('dialog', { name: /^Remove/ })
  await expect(dialog.getByRole('button', { name: 'Remove' })).toBeDisabled()
  await dialog.getByRole('textbox').fill('#8')
  await dialog.getByRole('button', { name: 'Remove' }).click()
  await expect(dialog).toBeHidden()
  await expect(row(admin, 8)).toBeHidden()
})

test('one account has its reason, its history and its way out', async ({ admin }) => {
  await row(admin, 5).getByRole('link').first().click()
  await expect(admin).toHaveURL(/\/admin\/credentials\/5$/)
  await expect(admin.getByRole('heading', { name: 'History' })).toBeVisible()
  await expect(admin.getByRole('heading', { name: 'Facts' })).toBeVisible()
  await admin.getByRole('button', { name: 'Test', exact: true }).click()
  await expect(admin.getByText(/^#5: |^#5 answered/).last()).toBeVisible()
})
