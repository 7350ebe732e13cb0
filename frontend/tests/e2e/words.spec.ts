import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../support/page'
import { csapaDirector, linksOf, passTheDoor, pick, settled, signIn, spipDirector } from './people'
import { newDataFolder, removeDataFolder, type Server, startServer } from './server'

const drafted = 'Protocole sur l’injonction thérapeutique'
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
test.setTimeout(240_000)

const body = (page: Page) => page.getByLabel('Texte de la clause', { exact: true })

async function draftOf(page: Page): Promise<string> {
  const protocol = (await linksOf(page, '/protocoles'))(drafted)
  return (await linksOf(page, protocol))('version 1')
}

async function editClause(page: Page, path: string, title: string): Promise<void> {
  await page.goto(path)
  await page
    .getByRole('listitem', { name: new RegExp(`: ${title}$`) })
    .getByRole('button', { name: /^Modifier/ })
    .click()
}

/** The session is gone at the server's eyes; the person learns it at the next act and comes back where they were. */
async function loseSession(page: Page, act: () => Promise<void>): Promise<void> {
  await page.context().clearCookies()
  await act()
  const dialog = page.getByRole('alertdialog', { name: 'Votre session a pris fin' })
  await expect(dialog).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('link', { name: 'Me connecter de nouveau' }).click()
  await passTheDoor(page, spipDirector)
  await settled(page)
}

test('a clause being written outlives the end of the session and a lost network', async ({ browser }) => {
  const page = await signIn(browser, server.url, spipDirector)
  const path = await draftOf(page)
  await editClause(page, path, 'Les analyses biologiques')
  const words = 'Les résultats restent entre les soignants et la personne, sans exception.'
  await body(page).fill(words)

  await loseSession(page, () => page.getByRole('button', { name: 'Enregistrer la clause' }).click())
  expect(new URL(page.url()).pathname).toBe(path)
  await expect(body(page)).toHaveValue(words)

  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Enregistrer la clause' }).click()
  await expect(page.getByText('Connexion interrompue')).toBeVisible()
  await expect(body(page)).toHaveValue(words)
  await page.context().setOffline(false)

  await page.reload()
  await expect(body(page)).toHaveValue(words)
  await page.getByRole('button', { name: 'Enregistrer la clause' }).click()
  await expect(body(page)).toHaveCount(0)
  await page.reload()
  await expect(page.getByText(words)).toBeVisible()
})

test('what was typed and not saved is gone for whoever signs in next in the tab', async ({ browser }) => {
  const page = await signIn(browser, server.url, spipDirector)
  const path = await draftOf(page)
  const title = 'Informer la personne'
  await editClause(page, path, title)
  const before = await body(page).inputValue()
  const words = 'Ce brouillon ne doit rester nulle part.'
  await body(page).fill(words)
  const kept = () => page.evaluate(() => JSON.stringify({ ...sessionStorage }))
  await expect.poll(kept).toContain(words)

  await page.getByRole('button', { name: new RegExp(spipDirector.name) }).click()
  await page.getByRole('menuitem', { name: 'Se déconnecter' }).click()
  await page.waitForURL((address) => address.pathname !== path)
  await page.goto('/connexion')
  expect(await kept()).not.toContain('jonction.draft')

  // The provider may remember her: its door is to ask again.
  await page.context().clearCookies()
  await passTheDoor(page, spipDirector)
  await editClause(page, path, title)
  await expect(body(page)).toHaveValue(before)
  expect(await kept()).not.toContain(words)
})

test('leaving everywhere closes the sessions of every browser', async ({ browser }) => {
  const here = await signIn(browser, server.url, csapaDirector)
  const elsewhere = await signIn(browser, server.url, csapaDirector)
  await here.goto('/mes-donnees')
  await here.getByRole('button', { name: 'Se déconnecter partout…' }).click()
  await expectAccessible(here)
  await here.getByRole('button', { name: 'Se déconnecter partout', exact: true }).click()
  await here.waitForURL('**/connexion')
  for (const page of [here, elsewhere]) {
    await page.goto('/mes-donnees')
    await expect(page.getByRole('heading', { name: 'Mes données', exact: true })).toHaveCount(0)
  }
})

test('each step of a review keeps what was typed', async ({ browser }) => {
  const page = await signIn(browser, server.url, spipDirector)
  const protocol = (await linksOf(page, '/protocoles'))(inReview)
  const review = (await linksOf(page, protocol))('Continuer la revue')

  await page.goto(`${review}?etape=1`)
  await page.getByText('Hugo Lemoine').click()
  await loseSession(page, () => page.getByRole('button', { name: 'Enregistrer et continuer' }).click())
  await expect(page.getByRole('checkbox', { name: /Hugo Lemoine/ })).toBeChecked()

  await page.goto(`${review}?etape=2`)
  const note = page.getByLabel('Note').first()
  const said = 'Le délai du premier rendez-vous est tenu partout.'
  await note.fill(said)
  await page.locator('label', { hasText: 'Garder' }).first().click()
  const save = page.getByRole('button', { name: 'Enregistrer ce constat' }).first()
  await loseSession(page, () => save.click())
  await expect(note).toHaveValue(said)
  await page.context().setOffline(true)
  await save.click()
  await expect(page.getByText('Connexion interrompue')).toBeVisible()
  await page.context().setOffline(false)
  await save.click()
  await expect(page.getByText('Enregistré : garder')).toBeVisible()

  await page.goto(`${review}?etape=3`)
  const reason = page.getByRole('textbox').first()
  await reason.fill('Les deux secteurs sont d’accord pour continuer.')
  await page.reload()
  await expect(reason).toHaveValue('Les deux secteurs sont d’accord pour continuer.')
})

test('the second of two writers is shown both texts and loses none', async ({ browser }) => {
  const first = await signIn(browser, server.url, spipDirector)
  const second = await signIn(browser, server.url, csapaDirector)
  const path = await draftOf(first)
  const title = 'Informer la personne'
  await editClause(first, path, title)
  await editClause(second, path, title)
  const [hers, his] = ['Le SPIP remet la fiche au premier entretien.', 'Le CSAPA remet la fiche à l’accueil.']
  await body(first).fill(hers)
  await body(second).fill(his)

  await first.getByRole('button', { name: 'Enregistrer la clause' }).click()
  await expect(body(first)).toHaveCount(0)
  await second.getByRole('button', { name: 'Enregistrer la clause' }).click()
  const merge = second.getByRole('region', { name: 'Texte de la clause : deux textes à réunir' })
  await expect(merge.getByText('Claire Delaunay')).toBeVisible()
  await expect(merge.locator('p', { hasText: hers })).toBeVisible()
  await expect(merge.locator('p', { hasText: his })).toBeVisible()
  await expectAccessible(second)

  await merge.getByLabel(/après réunion des deux textes/).fill(`${hers} ${his}`)
  await merge.getByRole('button', { name: 'Enregistrer ce texte' }).click()
  await expect(body(second)).toHaveCount(0)
  await first.reload()
  await expect(first.getByText(`${hers} ${his}`)).toBeVisible()
})

test('the box keeps the focus while organisations are added one by one', async ({ browser }) => {
  const page = await signIn(browser, server.url, spipDirector)
  await page.goto('/protocoles/nouveau')
  for (const name of ['SPIP du Val-de-Seine', 'CSAPA Les Deux Rives', 'CAARUD L’Escale']) {
    await pick(page, /Ajouter une/, name)
    const box = page.getByRole('combobox', { name: /Ajouter une/ })
    await expect(box).toBeFocused()
    await expect(box).toHaveValue('')
    await expect(page.getByRole('region', { name })).toBeVisible()
  }
})
