import { expect, type Page, test } from '@playwright/test'
import { collectComplaints, expectAccessible } from '../support/page'
import { newDataFolder, removeDataFolder, type Server, startServer } from './server'

let data: string
let server: Server
test.beforeAll(async () => {
  data = await newDataFolder()
  server = await startServer({ data })
})
test.afterAll(async () => {
  await server.stop()
  await removeDataFolder(data)
})
test.setTimeout(120_000)

const focused = (page: Page) =>
  page.evaluate(
    () => (document.activeElement === document.body ? '' : document.activeElement?.textContent?.trim()) ?? '',
  )

/** Tabs until the link with these words has the focus: what a reader without a mouse does. */
async function tabTo(page: Page, words: string): Promise<void> {
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.press('Tab')
    if ((await focused(page)).includes(words)) return
  }
  throw new Error(`no link « ${words} » within reach of the Tab key`)
}

test('anybody reads the public sheet by keyboard alone, without sign-in, cookie or script', async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: server.url })
  const asked: string[] = []
  const page = await context.newPage()
  const complaints = collectComplaints(page)
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))

  await page.goto('/fiches')
  await tabTo(page, 'Val-de-Seine')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Les soins demandés par la justice')
  await expect(page.getByText(/^Fiche valable le/)).toBeVisible()
  await expectAccessible(page)

  // The first stop leads over everything else, the next ones into the page.
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('Aller au contenu')
  for (const [link, heading] of [
    ['Mes droits, le secret', 'Mes droits, le secret'],
    ['Où aller ?', 'Où aller ?'],
  ] as const) {
    await tabTo(page, link)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 2, name: heading })).toBeInViewport()
  }
  // From the place jumped to, the keyboard goes on to where to call.
  await tabTo(page, '0 800 23 13 13')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('tel:0800231313')

  expect(await context.cookies()).toEqual([])
  expect(
    await page.evaluate(() => [document.scripts.length, localStorage.length, sessionStorage.length]),
  ).toEqual([0, 0, 0])
  expect(asked.filter((path) => !path.startsWith('/fiches') && path !== '/favicon.svg')).toEqual([])
  expect(complaints).toEqual([])

  await page.setViewportSize({ width: 320, height: 800 })
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0)
  await context.close()
})
