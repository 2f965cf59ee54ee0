import { choose, expect, expectAccessible, languages, sizes, test, themes } from './page'

test.use({ demoName: 'session' })

test('a wrong key is refused, the right one opens, and one can log out', async ({ page, demo }) => {
  await page.goto('/admin/credentials')
  await page.getByLabel('Admin key').fill('not-the-key')
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByRole('alert')).toHaveText('That key is not right.')

  await page.getByLabel('Admin key').fill(demo.adminKey)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Credentials', level: 1 })).toBeVisible()

  await page.getByRole('button', { name: 'Log out' }).click()
  await expect(page.getByLabel('Admin key')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Admin key')).toBeVisible()
})

test('a session that ends leads to the login', async ({ admin }) => {
  await admin.goto('/admin/credentials')
  await expect(admin.getByRole('heading', { name: 'Credentials', level: 1 })).toBeVisible()
  await admin.context().clearCookies()
  // What the page asks for next says that the session has ended.
  await admin.keyboard.press('g')
  await admin.keyboard.press('u')
  await expect(admin.getByLabel('Admin key')).toBeVisible({ timeout: 20_000 })
})

for (const [size, viewport] of Object.entries(sizes)) {
  for (const theme of themes) {
    for (const language of languages) {
      test(`login, ${size}, ${theme}, ${language}`, async ({ page }) => {
        await page.setViewportSize(viewport)
        await choose(page, theme, language)
        await page.goto('/admin/')
        await expect(page.locator('input[name=key]')).toBeVisible()
        await expectAccessible(page)
        await page.screenshot({ path: `target/screenshots/login-${size}-${theme}-${language}.png` })
      })
    }
  }
}

test('too many wrong keys lock, and the page says for how long', async ({ page }) => {
  await page.goto('/admin/')
  const locked = page.getByText(/^Too many wrong keys\. Try again in/)
  for (let attempt = 0; attempt < 12 && !(await locked.isVisible()); attempt++) {
    await page.getByLabel('Admin key').fill(`wrong-${String(attempt)}`)
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await expect(page.getByRole('alert')).toBeVisible()
  }
  await expect(locked).toBeVisible()
})
