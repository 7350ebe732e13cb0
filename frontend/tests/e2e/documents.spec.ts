import { type Browser, expect, type Page, test } from '@playwright/test'
import { pdfOf, textOf } from './pdf'
import { linksOf, type Person, settled, signIn, spipDirector } from './people'
import { newDataFolder, removeDataFolder, type Server, startServer } from './server'

const frame = 'Protocole-cadre sur les soins obligés'

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
test.setTimeout(480_000)

async function signedIn(browser: Browser, person: Person): Promise<Page> {
  const page = await signIn(browser, server.url, person)
  await page.setViewportSize({ width: 320, height: 800 })
  return page
}

test('a protocol and the record of its review open as PDF and say what their pages say', async ({
  browser,
}) => {
  const page = await signedIn(browser, spipDirector)
  const protocol = (await linksOf(page, '/protocoles'))(frame)
  const closed = (await linksOf(page, protocol))('2025')
  await page.goto(closed)
  await settled(page)
  const record = await pdfOf(page)
  for (const words of ['Constats par clause', 'Actions à suivre', 'Revue close'])
    expect(record).toContain(words)

  await page.goto(protocol)
  await settled(page)
  const hash = (await page.locator('code').first().textContent()) ?? 'no hash'
  const text = await pdfOf(page)
  expect(text).toContain(frame)
  // On paper as well, words that open their two senses stay in their sentence.
  const sentence = 'L’obligation de soins convient lorsque la consommation'
  expect(text).toContain(sentence)
  expect(textOf(await page.pdf())).toContain(sentence)
  expect(text.replaceAll(' ', '')).toContain(hash)
})

test('the leaflet of the public sheet opens without signing in', async ({ browser, request }) => {
  const page = await signedIn(browser, spipDirector)
  await page.goto(`${(await linksOf(page, '/partenariats'))('Val-de-Seine')}/fiche`)
  await expect(page.getByRole('heading', { name: 'La fiche est publiée' })).toBeVisible()
  const url = (await page.locator('main a[href*="/fiches/"]').getAttribute('href')) ?? ''

  const sheet = await browser.newPage()
  await sheet.goto(url)
  const path = await sheet.getByRole('link', { name: /^Télécharger le dépliant/ }).getAttribute('href')
  let leaflet = await request.get(path ?? '')
  await expect(async () => {
    leaflet = await request.get(path ?? '')
    expect(leaflet.status()).toBe(200)
  }).toPass({ timeout: 120_000 })
  const words = textOf(await leaflet.body())
  for (const said of ['Fiche valable le', 'Drogues info service']) expect(words).toContain(said)
  // A long address may be set on two lines; a hyphen at the end of the first is lost in reading.
  const joined = (text: string) => text.replaceAll(/[\s-]/g, '')
  expect(joined(words)).toContain(joined(url))
})
