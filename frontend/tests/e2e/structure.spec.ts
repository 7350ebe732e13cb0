import { expect, type Locator, type Page, test } from '@playwright/test'
import { expectAccessible } from '../support/page'
import { dayAhead, linksOf, pick, settled, signIn, territoryAdministrator, typeDate } from './people'
import { newDataFolder, removeDataFolder, type Server, startServer } from './server'

const small = 'CAARUD L’Escale'
const large = 'CSAPA Les Deux Rives'
const prison = 'Maison d’arrêt de la Boucle'
const other = 'CSAPA du Littoral'
const post = 'Directeur de structure'

let server: Server
let data: string

test.beforeAll(async () => {
  data = await newDataFolder()
  server = await startServer({ data })
})
test.afterAll(async () => {
  await server?.stop()
  await removeDataFolder(data)
})

/** Each step stands on the one before. */
test('whoever manages structures moves a post, merges, closes', async ({ browser }) => {
  test.setTimeout(360_000)
  const page = await signIn(browser, server.url, territoryAdministrator)
  const place = await linksOf(page, '/annuaire')

  await test.step('a post that is to move is announced, and called off', async () => {
    await page.goto(place(small).replace('/annuaire/', '/equipe/'))
    await settled(page)
    await page.getByRole('button', { name: `Déplacer le poste ${post}` }).click()
    const dialog = page.getByRole('alertdialog', { name: `Déplacer le poste : ${post}` })
    await dialog.getByRole('button', { name: 'Enregistrer le changement' }).click()
    await expect(dialog).toContainText('Choisissez une structure.')
    await expect(dialog.getByRole('combobox', { name: /^Nouvelle structure/ })).toBeFocused()
    await pick(page, /^Nouvelle structure/, large)
    await typeDate(page, 'À partir du', dayAhead(20))
    await looked(page, 'move')
    await dialog.getByRole('button', { name: 'Enregistrer le changement' }).click()
    await expect(dialog).toBeHidden()

    const announced = page.getByRole('listitem').filter({ hasText: `${post} : passe à ${large}` })
    await expect(announced).toContainText('Prévu')
    await page.goto(place(large))
    await expect(page.getByText(`${post} : vient de ${small}`).first()).toBeVisible()
    await page.goto(place(small))
    await announced.getByRole('button', { name: /^Annuler/ }).click()
    await expect(announced).toContainText('Annulé')
    await expect(announced.getByRole('button')).toHaveCount(0)
    await looked(page, 'called-off')
  })

  await test.step('a merger asks to be understood, waits for its day, and may be called off till then', async () => {
    await planMerger(page, dayAhead(30))
    const planned = page.getByRole('listitem').filter({ hasText: `Rejoint ${large}` })
    await expect(planned).toContainText('Prévu')
    await planned.getByRole('button', { name: /^Annuler/ }).click()
    await expect(planned).toContainText('Annulé')
  })

  await test.step('on its day it is done: the old name says where to go on', async () => {
    await planMerger(page, dayAhead(0))
    await expect(page.getByText('Dernier jour de cette structure')).toBeVisible()
    await expect(page.getByRole('link', { name: new RegExp(large) }).first()).toBeVisible()
    await expect(page.getByRole('button', { name: 'Fermer la structure' })).toHaveCount(0)
    await looked(page, 'merged')
  })

  await test.step('a structure that is to sign a text in preparation does not close', async () => {
    await page.goto(place(prison))
    const dialog = await fillClosing(page)
    await dialog.getByRole('button', { name: 'Fermer la structure' }).click()
    await expect(dialog).toContainText('retirez-la d’abord des signataires')
    await dialog.getByRole('button', { name: 'Annuler' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('button', { name: 'Fermer la structure' })).toBeFocused()
  })

  await test.step('a closing asks for its day and for a last look', async () => {
    await page.goto(place(other))
    const dialog = await fillClosing(page)
    await looked(page, 'close')
    await dialog.getByRole('button', { name: 'Fermer la structure' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByText('Dernier jour de cette structure')).toBeVisible()
    await expect(page.getByText('n’existe plus à partir du')).toBeVisible()
    await looked(page, 'closed')
  })
})

/** From the page of the smaller structure, which it leaves open. */
async function planMerger(page: Page, day: string): Promise<void> {
  await page.getByRole('button', { name: 'Rejoindre une autre structure' }).click()
  const dialog = page.getByRole('alertdialog', { name: new RegExp(`^${small}`) })
  await pick(page, /^Structure qui l’accueille/, large)
  await typeDate(page, 'À partir du', day)
  await dialog.getByRole('button', { name: 'Enregistrer la fusion' }).click()
  await expect(dialog).toContainText('Confirmez que vous avez compris.')
  await dialog.getByText('J’ai compris').click()
  await looked(page, `merge-${day}`)
  await dialog.getByRole('button', { name: 'Enregistrer la fusion' }).click()
  await expect(dialog).toBeHidden()
}

/** All that a closing asks for, said one after the other. */
async function fillClosing(page: Page): Promise<Locator> {
  await settled(page)
  await page.getByRole('button', { name: 'Fermer la structure' }).click()
  const dialog = page.getByRole('alertdialog', { name: /^Fermer / })
  await dialog.getByRole('button', { name: 'Fermer la structure' }).click()
  await expect(dialog).toContainText('Indiquez le dernier jour.')
  await expect(dialog).toContainText('Confirmez que vous avez compris.')
  await typeDate(page, 'Dernier jour', dayAhead(40))
  await dialog.getByText('J’ai vérifié la date').click()
  return dialog
}

/** Nothing against accessibility, on a desk and on a telephone; a picture of both for who reads the run. */
async function looked(page: Page, name: string): Promise<void> {
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 })
    await expectAccessible(page)
    await page.screenshot({ path: test.info().outputPath(`${name}-${width}.png`) })
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}
