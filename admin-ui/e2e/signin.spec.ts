import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './page'

/** Follows the link to the provider's page, which the simulator shows in a tab of its own. */
async function providersPage(admin: Page): Promise<Page> {
  const opened = admin.context().waitForEvent('page')
  await admin.getByRole('link', { name: 'Open the sign-in page' }).click()
  const page = await opened
  await page.waitForLoadState()
  return page
}

/** Allows the sign-in; returns the address to which the browser is sent, and which it cannot open. */
async function allowAndBeSentBack(provider: Page, link: string | RegExp = /^Allow as a new account/): Promise<string> {
  const sent = provider.waitForRequest((request) => /^http:\/\/localhost:\d+\//.test(request.url()), { timeout: 15_000 })
  await provider.getByRole('link', { name: link }).click()
  const address = (await sent).url()
  await provider.close()
  return address
}

async function chooses(admin: Page, kind: RegExp): Promise<void> {
  await admin.goto('/admin/sign-in')
  await admin.getByRole('button', { name: kind }).click()
}

async function paste(admin: Page, address: string): Promise<void> {
  await admin.getByRole('textbox').fill(address)
  await admin.getByRole('button', { name: 'Finish' }).click()
}

async function isDone(admin: Page): Promise<void> {
  await expect(admin.getByText('The sign-in works and is stored.')).toBeVisible({ timeout: 30_000 })
  await admin.getByRole('button', { name: 'Done' }).click()
  await expect(admin).toHaveURL(/\/admin\/credentials/)
}

test('Builder ID: the code is approved on the provider’s page', async ({ admin }) => {
  await chooses(admin, /Builder ID/)
  const code = await admin.getByRole('status').or(admin.locator('output')).first().innerText()
  const provider = await providersPage(admin)
  await expect(provider.getByRole('heading', { level: 1 })).toBeVisible()
  expect(code.length).toBeGreaterThan(3)
  await provider.getByRole('link', { name: /^Allow as a new account/ }).click()
  await provider.close()
  await isDone(admin)
})

test('Builder ID: a denial is told, and one can try again', async ({ admin }) => {
  await chooses(admin, /Builder ID/)
  const provider = await providersPage(admin)
  await provider.getByRole('link', { name: 'Deny' }).click()
  await provider.close()
  await expect(admin.getByRole('heading', { name: 'The sign-in was denied' })).toBeVisible({ timeout: 30_000 })
  await admin.getByRole('button', { name: 'Try again' }).click()
  await expect(admin.getByRole('link', { name: 'Open the sign-in page' })).toBeVisible()
})

test('IAM Identity Center: the start URL leads to a code', async ({ admin }) => {
  await chooses(admin, /IAM Identity Center/)
  await admin.getByLabel('Start URL').fill('https://acme.awsapps.example/start')
  await admin.getByRole('button', { name: 'Get a code' }).click()
  const provider = await providersPage(admin)
  await provider.getByRole('link', { name: /^Allow as a new account/ }).click()
  await provider.close()
  await isDone(admin)
})

for (const kind of ['Google', 'GitHub']) {
  test(`${kind}: the browser is sent back, and its address is pasted`, async ({ admin }) => {
    await chooses(admin, new RegExp(`^${kind}`))
    await admin.getByRole('button', { name: 'Sign in by browser' }).click()
    await expect(admin.getByRole('button', { name: 'Finish' })).toBeVisible()
    const address = await allowAndBeSentBack(await providersPage(admin))
    await paste(admin, address)
    await isDone(admin)
  })
}

test('the portal: with Google the browser is sent back once', async ({ admin }) => {
  await chooses(admin, /Company sign-in/)
  const portal = await providersPage(admin)
  await portal.getByRole('link', { name: 'google' }).click()
  await paste(admin, await allowAndBeSentBack(portal))
  await isDone(admin)
})

test('the portal: a company’s identity provider comes second, and its address is pasted too', async ({ admin }) => {
  await chooses(admin, /Company sign-in/)
  const portal = await providersPage(admin)
  await paste(admin, await allowAndBeSentBack(portal, 'external_idp'))
  await expect(admin.getByRole('textbox')).toHaveValue('')
  await paste(admin, await allowAndBeSentBack(await providersPage(admin)))
  await isDone(admin)
})

test('another account in place of one that has signed out is asked about first', async ({ admin }) => {
  await admin.goto('/admin/credentials/5')
  await admin.getByRole('link', { name: /Sign in.*again/ }).first().click()
  await expect(admin).toHaveURL(/again=5/)
  await admin.getByRole('button', { name: /^GitHub/ }).click()
  const provider = await providersPage(admin)
  await provider.getByRole('link', { name: /^Allow as/ }).first().click()
  await provider.close()
  await expect(admin.getByRole('heading', { name: 'This is a different account' })).toBeVisible({ timeout: 30_000 })
  await expectAccessible(admin)
  await admin.getByRole('button', { name: /^Replace the account of #5/ }).click()
  await isDone(admin)
  await admin.goto('/admin/credentials/5')
  await expect(admin.getByRole('heading', { name: 'Facts' })).toBeVisible()
  await expect(admin.getByRole('link', { name: /Sign in.*again/ })).toHaveCount(0)
})
