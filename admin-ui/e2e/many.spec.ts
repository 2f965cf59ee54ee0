import type { Page } from '@playwright/test'
import { expect, expectAccessible, openSession, test } from './page'
import { Gateway } from './gateway'

const credentials = 1_000
const requests = 100_000
/** What the browser may work for each step of scrolling, a whole window of rows: more is felt as a stutter. */
const mostWorkMs = 120

const entries = Array.from({ length: credentials }, (_, index) => ({
  id: index + 1,
  priority: index,
  email: `account-${String(index + 1).padStart(4, '0')}@example.com`,
  kiroApiKey: `ksk_of_nobody_${String(index + 1).padStart(4, '0')}`,
  ...(index % 10 === 9 && { disabled: true }),
}))

let gateway: Gateway
let started: Gateway | undefined

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  test.setTimeout(180_000)
  gateway = started = await Gateway.start(entries)
  await gateway.stop()
  gateway.addRequests(requests)
  await gateway.startAgain()
})

test.afterAll(async () => { await started?.remove(); })

test.beforeEach(async ({ page }) => { await openSession(page, gateway); })

test('1,000 credentials: few rows exist at a time, the list scrolls smoothly, and is filtered at once', async ({ page }) => {
  await page.goto(`${gateway.url}/admin/credentials`)
  await expect(page.getByRole('link', { name: 'account-0001@example.com' })).toBeVisible()
  expect(await page.locator('tr[data-row]').count()).toBeLessThan(80)
  expect(await workOfScrolling(page, 'html')).toBeLessThan(mostWorkMs)
  await expect(page.getByRole('link', { name: 'account-1000@example.com' })).toBeVisible()
  expect(await page.locator('tr[data-row]').count()).toBeLessThan(80)
  await page.getByRole('searchbox', { name: 'Find a credential' }).fill('account-0777')
  await expect(page.locator('tr[data-row]')).toHaveCount(1)
  await page.getByRole('searchbox', { name: 'Find a credential' }).fill('')
  await page.getByRole('button', { name: /^Off/ }).click()
  await expect(page.getByRole('link', { name: 'account-0010@example.com' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'account-0001@example.com' })).toBeHidden()
})

test('1,000 credentials: the overview sums them up by state', async ({ page }) => {
  await page.goto(`${gateway.url}/admin/`)
  const pool = page.getByRole('list', { name: 'Credentials in the order of use' })
  await expect(pool.getByRole('link', { name: /Disabled.*100/ })).toBeVisible()
  await pool.getByRole('link', { name: /Disabled/ }).click()
  await expect(page).toHaveURL(/show=off/)
})

test('1,000 credentials: a key is limited to one that is found by its name', async ({ page }) => {
  await page.goto(`${gateway.url}/admin/keys?sheet=%22create%22`)
  const sheet = page.getByRole('dialog', { name: 'Create key' })
  await sheet.getByLabel('Name', { exact: true }).fill('one-account')
  await sheet.getByRole('combobox', { name: 'Credentials allowed' }).click()
  await page.getByRole('option', { name: 'Only chosen ones' }).click()
  await expect(sheet.getByRole('checkbox')).toHaveCount(8)
  await expect(sheet.getByText('992 more. Find one by its number or name.')).toBeVisible()
  await sheet.getByRole('searchbox').fill('account-0777')
  await sheet.getByRole('checkbox', { name: '#777 account-0777@example.com' }).click()
  await expect(sheet.getByText('1 of 1,000 chosen: #777')).toBeVisible()
  await expectAccessible(page)
  await sheet.getByRole('button', { name: 'Create key' }).click()
  const secret = page.getByRole('dialog', { name: 'Copy the key for one-account' })
  await secret.getByText('I have copied it').click()
  await secret.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'one-account' }).getByText('only #777')).toBeVisible()
})

test('many credentials at once: all are selected, disabled, and the outcome is told', async ({ page }) => {
  await page.goto(`${gateway.url}/admin/credentials?find=account-000`)
  await expect(page.getByRole('link', { name: 'account-0001@example.com' })).toBeVisible()
  await page.getByRole('checkbox', { name: 'Select all' }).click()
  await expect(page.getByText('9 selected')).toBeVisible()
  await page.getByRole('button', { name: 'Disable', exact: true }).click()
  await expect(page.getByText(/^9 disabled/).last()).toBeVisible({ timeout: 15_000 })
})

test('100,000 requests: pages of the past come as one scrolls, and the server filters', async ({ page }) => {
  await page.goto(`${gateway.url}/admin/requests?range=week`)
  await expect(page.locator('tr[data-row]').first()).toBeVisible()
  for (let pages = 0; pages < 5; pages++) {
    await scrollToEnd(page)
    const older = page.getByRole('button', { name: 'Show older requests' })
    if (await older.isVisible()) await older.click()
  }
  expect(await workOfScrolling(page, '.work')).toBeLessThan(mostWorkMs)
  expect(await page.locator('tr[data-row]').count()).toBeLessThan(120)
  const started = Date.now()
  await page.getByLabel('Find in requests').fill('req_e2e099999')
  await expect(page.locator('tr[data-row]')).toHaveCount(1)
  expect(Date.now() - started).toBeLessThan(5_000)
})

test('100,000 requests: usage adds them up', async ({ page }) => {
  await page.goto(`${gateway.url}/admin/usage?range=month&by=model`)
  await expect(page.getByRole('row', { name: /All.*100,000/ })).toBeVisible({ timeout: 15_000 })
})

async function scrollToEnd(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('*')) {
      if (element.scrollHeight > element.clientHeight + 200 && getComputedStyle(element).overflowY !== 'visible') element.scrollTop = element.scrollHeight
    }
  })
}

/**
 * Scrolls from the beginning to the end in 60 steps. Returns the milliseconds that the page's thread worked for each step;
 * how long the thread had to wait for a processor does not count.
 */
async function workOfScrolling(page: Page, within: string): Promise<number> {
  const browser = await page.context().newCDPSession(page)
  await browser.send('Performance.enable', { timeDomain: 'threadTicks' })
  const worked = async () => (await browser.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN
  const before = await worked()
  await page.evaluate(async (selector) => {
    const candidates = [...document.querySelectorAll(`${selector}, ${selector} *`)]
    const scroller = candidates.find((element) => element.scrollHeight > element.clientHeight + 200 && (element === document.documentElement || getComputedStyle(element).overflowY !== 'visible'))
    if (scroller === undefined) throw new Error('Nothing scrolls.')
    for (let step = 0; step <= 60; step++) {
      scroller.scrollTop = ((scroller.scrollHeight - scroller.clientHeight) * step) / 60
      await new Promise((resolve) => { requestAnimationFrame(resolve); })
    }
  }, within)
  return ((await worked() - before) * 1000) / 60
}
