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
