import { type Browser, expect, type Page, test } from '@playwright/test'
import { collectComplaints, expectAccessible } from '../support/page'
import {
  csapaDirector,
  linksOf,
  newcomer,
  observer,
  type Person,
  platformAdministrator,
  president,
  settled,
  signIn,
  spipDirector,
  territoryAdministrator,
} from './people'
import { newDataFolder, removeDataFolder, type Server, startServer } from './server'

const narrow = { width: 320, height: 800 }
const wide = { width: 1280, height: 800 }

const frame = 'Protocole-cadre sur les soins obligés'
const drafted = 'Protocole sur l’injonction thérapeutique'
const inApproval = 'Protocole sur les stages de sensibilisation'
const inReview = 'Protocole sur l’accueil des mineurs'

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

// A machine that builds beside the tests is slow; nothing here is about time.
test.setTimeout(480_000)

/** What holds on every page, whoever reads it: at phone width, then at a desk. */
async function expectSound(page: Page, path: string): Promise<void> {
  await test.step(path.replace(/[0-9a-f-]{36}/g, '…'), async () => {
    await page.setViewportSize(narrow)
    await page.goto(path)
    await settled(page)
    await expect(page.locator('h1')).toHaveCount(1)
    const title = (await page.locator('h1').textContent()) ?? ''
    const words = (text: string) => text.replace(/\s+/g, ' ')
    expect(words(await page.title())).toBe(`${words(title)} · Jonction`)
    await expect(page.getByText('Une erreur est survenue')).toHaveCount(0)
    await expectAccessible(page)
    await page.setViewportSize(wide)
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0)
  })
}

/** Reads every page given as this person, and hears no complaint of the browser. */
async function walk(
  browser: Browser,
  person: Person,
  paths: (page: Page) => Promise<readonly string[]>,
): Promise<void> {
  const page = await signIn(browser, server.url, person)
  const complaints = collectComplaints(page)
  for (const path of await paths(page)) await expectSound(page, path)
  expect(complaints).toEqual([])
  await page.context().close()
}

/** What differs from one reader to the next. */
const lists = ['/', '/partenariats', '/protocoles']

test('pages for everybody', async ({ browser }) => {
  const page = await (await browser.newContext({ baseURL: server.url })).newPage()
  const complaints = collectComplaints(page)
  for (const path of [
    ...['/', '/connexion', '/accessibilite', '/donnees-personnelles', '/mentions-legales'],
    ...['/nulle-part', '/invitation', '/reponse', '/protocoles'],
  ])
    await expectSound(page, path)
  expect(complaints).toEqual([])
})

test('pages of a SPIP director who coordinates', ({ browser }) =>
  walk(browser, spipDirector, async (page) => {
    const protocols = await linksOf(page, '/protocoles')
    const partnership = (await linksOf(page, '/partenariats'))('Val-de-Seine')
    const organisation = (await linksOf(page, '/annuaire'))('SPIP du Val-de-Seine')
    return [
      ...lists,
      ...['/annuaire', '/glossaire', '/actions', '/mes-calendriers', '/mes-donnees'],
      ...['/agenda?vue=mois', '/agenda?vue=semaine', '/agenda?vue=liste', '/evenements/nouveau'],
      ...['/reunions', '/reunions/nouvelle', '/formations', '/formations/nouvelle'],
      ...['/immersions', '/immersions/nouvelle'],
      ...[partnership, `${partnership}/membres`, `${partnership}/modifier`],
      ...[frame, drafted, inApproval, inReview, 'téléphonique', 'analyses'].map(protocols),
      ...['comparer', 'revue', 'modifier'].map((part) => `${protocols(frame)}/${part}`),
      ...['/protocoles/nouveau', '/protocoles/accord-existant'],
      ...[organisation, organisation.replace('annuaire', 'equipe')],
    ]
  }))

test('the texts and the reviews that one works on', ({ browser }) =>
  walk(browser, spipDirector, async (page) => {
    const protocols = await linksOf(page, '/protocoles')
    const draft = (await linksOf(page, protocols(drafted)))('version 1')
    const asked = (await linksOf(page, protocols(inApproval)))('Lire et approuver')
    const review = (await linksOf(page, protocols(inReview)))('Continuer la revue')
    const steps = [1, 2, 3, 4, 5].map((step) => `${review}?etape=${step}`)
    const closed = (await linksOf(page, protocols(frame)))('2025')
    return [draft, asked, ...steps, closed]
  }))

test('pages of a partner who approves', ({ browser }) =>
  walk(browser, csapaDirector, async (page) => {
    const protocols = await linksOf(page, '/protocoles')
    return [...lists, (await linksOf(page, protocols(inApproval)))('Lire et approuver')]
  }))

test('pages of a magistrate', ({ browser }) =>
  walk(browser, president, async (page) => {
    const organisation = (await linksOf(page, '/annuaire'))('Tribunal judiciaire du Val-de-Seine')
    return [...lists, organisation.replace('annuaire', 'equipe'), `${organisation}/modifier`]
  }))

test('pages of a territory administrator', ({ browser }) =>
  walk(browser, territoryAdministrator, async (page) => {
    const partnership = (await linksOf(page, '/partenariats'))('Val-de-Seine')
    return [
      ...lists,
      ...['/annuaire/importer', '/annuaire/nouvelle', '/partenariats/nouveau'],
      ...[partnership, `${partnership}/membres`],
    ]
  }))

test('pages of an observer', ({ browser }) =>
  walk(browser, observer, async (page) => [
    ...lists,
    (await linksOf(page, '/partenariats'))('Val-de-Seine'),
    (await linksOf(page, '/protocoles'))(frame),
  ]))

test('pages of a platform administrator', ({ browser }) =>
  walk(browser, platformAdministrator, async () => [...lists, '/administration']))

test('pages of someone without a post', ({ browser }) =>
  walk(browser, newcomer, async () => [...lists, '/demander-un-acces']))

test('each part of the administration', async ({ browser }) => {
  const page = await signIn(browser, server.url, platformAdministrator)
  await page.goto('/administration')
  for (const tab of ['Messages', 'Journal', 'Imports', 'Tribunaux']) {
    await page.getByRole('tab', { name: tab }).click()
    await settled(page)
    await page.setViewportSize(narrow)
    await expectAccessible(page)
    await page.setViewportSize(wide)
  }
})

test('the main act of the main pages is reached by the Tab key alone', async ({ browser }) => {
  const page = await signIn(browser, server.url, spipDirector)
  const protocols = await linksOf(page, '/protocoles')
  const acts: [path: string, role: 'link' | 'button', name: RegExp][] = [
    ['/', 'link', /^Planifier la revue/],
    ['/protocoles', 'link', /^Nouveau protocole/],
    [protocols('attestation'), 'link', /^Planifier la revue/],
    [(await linksOf(page, protocols(inApproval)))('Lire et approuver'), 'button', /^J’approuve au titre de/],
    ['/mes-calendriers', 'button', /^Créer l’adresse/],
  ]
  for (const [path, role, name] of acts) {
    await page.goto(path)
    await settled(page)
    const act = page.getByRole(role, { name }).first()
    await expect(act).toBeVisible()
    await tabTo(page, act)
  }
})

async function tabTo(page: Page, target: ReturnType<Page['getByRole']>): Promise<void> {
  const isThere = () => target.evaluate((element) => element === document.activeElement)
  for (let presses = 0; presses < 60; presses += 1) {
    if (await isThere()) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}
