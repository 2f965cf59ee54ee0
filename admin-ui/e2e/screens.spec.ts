import { choose, expect, expectAccessible, languages, sizes, test, themes } from './page'

test.describe.configure({ mode: 'parallel' })

const screens = {
  overview: '/admin/',
  credentials: '/admin/credentials',
  credential: '/admin/credentials/5',
  import: '/admin/credentials?sheet=%22import%22',
  'sign-in': '/admin/sign-in',
  requests: '/admin/requests',
  usage: '/admin/usage?range=%22day%22',
  keys: '/admin/keys',
  'create-key': '/admin/keys?sheet=%22create%22',
  models: '/admin/models',
  start: '/admin/start',
  connect: '/admin/connect',
  test: '/admin/test',
  logs: '/admin/logs',
  settings: '/admin/settings',
  about: '/admin/about',
}

for (const [name, address] of Object.entries(screens)) {
  for (const [size, viewport] of Object.entries(sizes)) {
    for (const theme of themes) {
      for (const language of languages) {
        test(`${name}, ${size}, ${theme}, ${language}`, async ({ admin }) => {
          await admin.setViewportSize(viewport)
          await choose(admin, theme, language)
          await admin.goto(address)
          await expect(admin.getByRole('heading').first()).toBeVisible()
          await expect(admin.getByRole('status', { name: /Loading|加载中/ })).toHaveCount(0)
          await expectAccessible(admin)
          await admin.screenshot({ path: `target/screenshots/${name}-${size}-${theme}-${language}.png`, fullPage: name !== 'import' && name !== 'create-key' })
        })
      }
    }
  }
}

for (const [name, address] of Object.entries(screens)) {
  test(`${name} fits on 320 px`, async ({ admin }) => {
    await admin.setViewportSize({ width: 320, height: 640 })
    await admin.goto(address)
    await expect(admin.getByRole('heading').first()).toBeVisible()
    expect(await admin.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  })
}

test('the sheet of the phone leads to every other place', async ({ admin }) => {
  await admin.setViewportSize(sizes.phone)
  await admin.goto('/admin/')
  await admin.getByRole('button', { name: 'More', exact: true }).click()
  const sheet = admin.getByRole('dialog', { name: 'More' })
  await expect(sheet.getByRole('link', { name: 'Logs' })).toBeVisible()
  await expectAccessible(admin)
  await admin.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
})

test('the navigation marks the place to which a page belongs', async ({ admin }) => {
  const current = admin.getByRole('navigation', { name: 'Main' }).locator('[aria-current=page]:not(.brand)').filter({ visible: true })
  await admin.goto('/admin/sign-in')
  await expect(current).toHaveText(/^Credentials/)
  await admin.goto('/admin/credentials/5')
  await expect(current).toHaveText(/^Credentials/)
  await admin.goto('/admin/')
  await expect(current).toHaveText('Overview')
  await admin.setViewportSize(sizes.phone)
  await admin.goto('/admin/sign-in?kind=%22idc%22')
  await expect(current).toHaveText(/^Credentials/)
  await expect(admin.getByRole('navigation', { name: 'Where you are' })).toBeHidden()
  await admin.goto('/admin/logs')
  await expect(current).toHaveText('More')
})

test('theme and language change at once and stay', async ({ admin }) => {
  await admin.goto('/admin/')
  const rail = admin.getByRole('navigation').first()
  await rail.getByRole('button', { name: 'Dark' }).click()
  await rail.getByRole('button', { name: '中文' }).click()
  await expect(admin.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await expect(rail.getByRole('link', { name: '概览' })).toBeVisible()
  await admin.reload()
  await expect(admin.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(admin.getByRole('navigation').first().getByRole('link', { name: '概览' })).toBeVisible()
})

test('the keyboard goes from page to page', async ({ admin }) => {
  await admin.goto('/admin/')
  await expect(admin.getByRole('heading', { level: 1 })).toBeVisible()
  await admin.keyboard.press('g')
  await admin.keyboard.press('c')
  await expect(admin).toHaveURL(/\/admin\/credentials$/)
  await expect(admin.getByRole('row').nth(1)).toBeVisible()
  await admin.keyboard.press('j')
  await admin.keyboard.press('j')
  await admin.keyboard.press('Enter')
  await expect(admin).toHaveURL(/\/admin\/credentials\/\d+$/)
  await admin.keyboard.press('?')
  await expect(admin.getByRole('dialog', { name: 'Shortcuts' })).toBeVisible()
})

test('a gateway that stands still is told after ten seconds, and again when it is back', async ({ admin, demo }) => {
  await admin.goto('/admin/')
  await expect(admin.getByText('Live', { exact: true }).filter({ visible: true }).first()).toBeVisible()
  demo.freeze()
  try {
    await expect(admin.getByRole('heading', { name: /^No answer from the gateway since/ })).toBeVisible({ timeout: 30_000 })
    await expect(admin.getByText(/^As of/)).toBeVisible()
  } finally {
    demo.thaw()
  }
  await expect(admin.getByText(/^As of/)).toBeHidden({ timeout: 30_000 })
})

test('an address that does not exist says so', async ({ admin }) => {
  await admin.goto('/admin/nowhere')
  await expect(admin.getByText('There is no such page')).toBeVisible()
})
