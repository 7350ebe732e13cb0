import { type Browser, expect, type Page, test } from '@playwright/test'
import { collectComplaints, expectAccessible } from '../support/page'
import {
  csapaDirector,
  dayAhead,
  linksOf,
  newcomer,
  newJudge,
  observer,
  type Person,
  pick,
  platformAdministrator,
  president,
  receivingDirector,
  settled,
  signIn,
  spipDirector,
  territoryAdministrator,
  typeDate,
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
      ...[
        partnership,
        ...['membres', 'modifier', 'livrets', 'rapport'].map((part) => `${partnership}/${part}`),
      ],
      ...['/indicateurs', '/annuaire/ressources', '/annuaire/referents'],
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

test('pages of a judge who has just arrived', ({ browser }) =>
  walk(browser, newJudge, async (page) => {
    const home = await linksOf(page, '/')
    return ['/', home('livret d’accueil'), home('note de passation')]
  }))

test('pages of a territory administrator', ({ browser }) =>
  walk(browser, territoryAdministrator, async (page) => {
    const partnership = (await linksOf(page, '/partenariats'))('Val-de-Seine')
    return [
      ...lists,
      ...['/annuaire/importer', '/annuaire/nouvelle', '/partenariats/nouveau'],
      ...[partnership, `${partnership}/membres`, '/administration'],
    ]
  }))

test('pages of an observer', ({ browser }) =>
  walk(browser, observer, async (page) => {
    const partnership = (await linksOf(page, '/partenariats'))('Val-de-Seine')
    return [
      ...[...lists, partnership, (await linksOf(page, '/protocoles'))(frame)],
      ...[
        '/indicateurs',
        `${partnership}/rapport`,
        '/annuaire/referents?territoire=dep:76&nom=Seine-Maritime',
        (await linksOf(page, '/inter-regional'))('Garrigues'),
      ],
    ]
  }))

test('a structure that receives people of other regions says what it offers', async ({ browser }) => {
  await walk(browser, receivingDirector, async (page) => [
    ...['/inter-regional', '/annuaire/medecins', '/annuaire/medecins?territoire=dep:76'],
    (await linksOf(page, '/inter-regional'))('Garrigues'),
  ])
  const page = await signIn(browser, server.url, receivingDirector)
  await page.goto((await linksOf(page, '/inter-regional'))('Garrigues'))
  const own = page.getByRole('row').filter({ hasText: 'CTR Les Garrigues' })
  await own.getByRole('button', { name: /^Toujours exact/ }).click()
  await expect(own.getByRole('button', { name: /^Toujours exact/ })).toHaveCount(0)
  await own.getByRole('button', { name: /^Modifier/ }).click()
  const places = page.getByRole('alertdialog')
  await places.getByLabel('Centre thérapeutique résidentiel').fill('neuf')
  await places.getByRole('button', { name: 'Enregistrer et confirmer' }).click()
  await expect(places.getByText('Un nombre entier')).toBeVisible()
  await page.setViewportSize(narrow)
  await expectAccessible(page)
  await page.setViewportSize(wide)
  await places.getByLabel('Centre thérapeutique résidentiel').fill('9')
  await places.getByRole('button', { name: 'Enregistrer et confirmer' }).click()
  await expect(own.getByText('9 · Centre thérapeutique résidentiel')).toBeVisible()
  await expect(page.getByText('À confirmer : indiqué le')).toHaveCount(1)
})

test('pages of a platform administrator', ({ browser }) =>
  walk(browser, platformAdministrator, async () => [...lists, '/administration']))

test('pages of someone without a post', ({ browser }) =>
  walk(browser, newcomer, async () => [...lists, '/demander-un-acces']))

test('each part of the administration', async ({ browser }) => {
  const page = await signIn(browser, server.url, platformAdministrator)
  await page.goto('/administration')
  for (const tab of ['Messages', 'Journal', 'Imports', 'Tribunaux', 'Vacances judiciaires']) {
    await page.getByRole('tab', { name: tab }).click()
    await settled(page)
    await page.setViewportSize(narrow)
    await expectAccessible(page)
    await page.setViewportSize(wide)
  }
})

test('who administers a territory enters a time when its court sits less, and takes it back', async ({
  browser,
}) => {
  const page = await signIn(browser, server.url, territoryAdministrator)
  await page.getByRole('link', { name: 'Administration' }).click()
  await expect(page.getByRole('tab')).toHaveText(['Vacances judiciaires', 'Tribunaux', 'Imports'])
  await pick(page, 'Territoire', 'Tribunal judiciaire du Val-de-Seine')
  await page.getByLabel('Nom').fill('Service allégé d’été')
  await typeDate(page, 'Premier jour', dayAhead(200))
  await typeDate(page, 'Dernier jour', dayAhead(220))
  await page.setViewportSize(narrow)
  await expectAccessible(page)
  await page.setViewportSize(wide)
  await page.getByRole('button', { name: 'Ajouter cette période' }).click()
  const period = page.getByRole('listitem').filter({ hasText: 'Service allégé d’été' })
  await expect(period).toBeVisible()
  await period.getByRole('button', { name: /^Retirer/ }).click()
  await page.getByRole('button', { name: 'Retirer la période' }).click()
  await expect(period).toHaveCount(0)
})

test('an event grows: whole days, more people, more dates; each of its pages is sound', async ({
  browser,
}) => {
  const page = await signIn(browser, server.url, spipDirector)
  const complaints = collectComplaints(page)

  await page.goto('/evenements/nouveau')
  await page.getByLabel('Titre').fill('Journées régionales')
  await page.getByText('Toute la journée, ou plusieurs jours').click()
  await typeDate(page, 'Premier jour', dayAhead(40))
  await typeDate(page, 'Dernier jour', dayAhead(41))
  await page.getByRole('button', { name: 'Créer la réunion' }).click()
  await expect(page.getByRole('heading', { name: 'Journées régionales' })).toBeVisible()
  await expect(page.getByText('Dernier jour')).toBeVisible()

  await page.getByRole('button', { name: 'Inviter d’autres postes' }).click()
  await pick(page, 'Ajouter un poste', 'Directeur de structure')
  await page.getByRole('button', { name: 'Inviter ces postes' }).click()
  const leave = page.getByRole('button', { name: /^Ne plus attendre .*Directeur de structure/ })
  await expect(leave).toBeVisible()
  await expectSound(page, new URL(page.url()).pathname)
  await leave.click()
  await page.getByRole('button', { name: 'Ne plus l’attendre' }).click()
  await expect(leave).toHaveCount(0)

  await page.goto('/evenements/nouveau')
  await page.getByLabel('Titre').fill('Comité de suivi')
  await page.getByText('Proposer plusieurs dates').click()
  await typeDate(page, 'Date 1', dayAhead(30))
  await typeDate(page, 'Date 2', dayAhead(31))
  await page.getByRole('button', { name: 'Envoyer les dates' }).click()
  const dates = page.getByRole('button', { name: /^Retenir cette date/ })
  await expect(dates).toHaveCount(2)
  await page.getByRole('button', { name: 'Proposer d’autres dates' }).click()
  await typeDate(page, 'Date 1', dayAhead(32))
  await page.getByRole('button', { name: 'Proposer ces dates' }).click()
  await expect(dates).toHaveCount(3)
  await expectSound(page, new URL(page.url()).pathname)
  expect(complaints).toEqual([])
})

test('a newcomer is met once by all: proposed, moved, joined, called off', async ({ browser }) => {
  const director = await signIn(browser, server.url, spipDirector)
  const team = (await linksOf(director, '/annuaire'))('SPIP du Val-de-Seine').replace('annuaire', 'equipe')
  const partnership = (await linksOf(director, '/partenariats'))('Val-de-Seine')
  await director.goto(team)
  await director
    .locator('section')
    .filter({ has: director.getByRole('heading', { name: /^Conseiller pénitentiaire/ }) })
    .getByRole('button', { name: 'Inscrire sans inviter' })
    .click()
  await director.getByText('Elle n’y est pas encore').click()
  await director.getByLabel('Prénom').fill('Awa')
  await director.getByLabel('Nom', { exact: true }).fill('Diarra')
  await director.getByRole('button', { name: 'Inscrire sur ce poste' }).click()
  await expect(director.getByText('Awa Diarra').first()).toBeVisible()

  await director.goto(partnership)
  await director.getByRole('button', { name: 'Proposer une rencontre avec Awa Diarra' }).click()
  await typeDate(director, 'Jour de la réunion', dayAhead(25))
  await director.getByRole('button', { name: 'Proposer la rencontre' }).click()
  const meeting = director.getByRole('link', { name: /^Rencontre avec Awa Diarra/ })
  await meeting.click()
  await expect(director.getByRole('heading', { name: 'Rencontre avec un nouvel arrivant' })).toBeVisible()
  const path = new URL(director.url()).pathname
  await expectSound(director, path)

  const partner = await signIn(browser, server.url, csapaDirector)
  await partner.goto(path)
  await partner.getByRole('button', { name: /^Se joindre/ }).click()
  await expect(partner.getByText('Se joignent')).toBeVisible()

  await director.reload()
  await director.getByRole('button', { name: /^Déplacer/ }).click()
  await typeDate(director, 'Jour de la réunion', dayAhead(26))
  await director.getByRole('button', { name: 'Déplacer et prévenir' }).click()
  await expect(director.getByRole('alertdialog')).toHaveCount(0)
  const day = Number(dayAhead(26).slice(-2))
  await expect(director.getByText(new RegExp(`^\\p{L}+ ${day}(er)?\\s`, 'u')).first()).toBeVisible()

  await director.getByRole('button', { name: /^Annuler…/ }).click()
  await director.getByRole('button', { name: 'Annuler cette rencontre' }).click()
  await expect(director.getByText('Cette réunion est annulée')).toBeVisible()
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
