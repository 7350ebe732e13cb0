import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../support/page'
import { csapaDirector, dayAhead, pick, signIn, spipDirector, typeDate } from './people'
import { newDataFolder, removeDataFolder, type Server, startServer } from './server'
import { startSmtpSink } from './smtpSink'

const title = 'Obligation de soins : qui fait quoi ?'
const planned = 20
const moved = 27

/** One test: each step stands on the one before. */
test('a cross-training goes from its date to its certificates', async ({ browser }) => {
  test.setTimeout(480_000)
  const data = await newDataFolder()
  const relay = await startSmtpSink()
  let server: Server = await startServer({ data, smtpPort: relay.port })
  try {
    let director = await signIn(browser, server.url, csapaDirector)
    const partner = await signIn(browser, server.url, spipDirector)

    const path = await test.step('the CSAPA director schedules it', () => schedule(director))
    await test.step('each director takes a seat of the own sector', async () => {
      for (const page of [director, partner]) {
        await page.goto(path)
        await page.getByRole('button', { name: /^M’inscrire/ }).click()
        await expect(page.getByText('Vous êtes inscrit', { exact: true })).toBeVisible()
      }
    })
    await test.step('the next ones wait, in order', async () => {
      await registerTeam(director, path)
      await registerTeam(partner, path)
      await director.goto(path)
      await expect(director.getByText('Complet, 1 en attente')).toHaveCount(2)
      await expect(director.getByRole('heading', { name: 'Liste d’attente' })).toBeVisible()
      await expect(director.getByText(/^1re place/)).toBeVisible()
      await expect(director.getByText(/^2e place/)).toBeVisible()
      await expectAccessible(director)
    })
    await test.step('the catalogue says that it is full', async () => {
      await partner.goto('/formations')
      await expect(partner.getByRole('link', { name: title })).toBeVisible()
      await expect(partner.getByText('Complet, 1 en attente').first()).toBeVisible()
      await expectAccessible(partner)
    })
    await test.step('the date moves and everybody keeps their place', () => move(director, path))

    await test.step('the day comes', async () => {
      await server.stop()
      server = await startServer({ data, smtpPort: relay.port, daysAhead: moved })
      director = await signIn(browser, server.url, csapaDirector)
    })
    await test.step('attendance is taken', () => takeAttendance(director, path))
    await test.step('certificates are issued to who came', () => issueCertificates(director))
  } finally {
    await server.stop()
    relay.stop()
    await removeDataFolder(data)
  }
})

async function schedule(page: Page): Promise<string> {
  await page.goto('/formations')
  await page.getByRole('link', { name: 'Programmer une formation' }).first().click()
  // The catalogue has a field of that name too, and stands for a moment after the address has changed.
  await expect(page.getByRole('group', { name: 'Jour de la formation' })).toBeVisible()
  await page.getByLabel('Titre').fill(title)
  await typeDate(page, 'Jour de la formation', dayAhead(planned))
  await page.getByRole('textbox', { name: /^Lieu/ }).fill('Salle du CSAPA')
  await pick(page, 'Ajouter un poste d’un membre', 'Direct')
  await page.getByLabel('Places en tout').fill('2')
  await page.getByLabel('Réservées à la justice').fill('1')
  await page.getByLabel('Réservées au soin').fill('1')
  await expect(page.getByText('0 place reste ouverte à tous les secteurs.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Programmer et ouvrir les inscriptions' }).click()
  await expect(page.getByText('Inscriptions ouvertes', { exact: true })).toBeVisible()
  return new URL(page.url()).pathname
}

/** The first of the team who is not registered yet. */
async function registerTeam(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('button', { name: 'Inscrire mon équipe…' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Inscrire mon équipe' })
  await dialog.locator('label').first().click()
  await dialog.getByRole('button', { name: 'Inscrire', exact: true }).click()
  await expect(dialog).toHaveCount(0)
}

async function move(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('button', { name: 'Déplacer…' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Déplacer la formation' })
  await typeDate(page, 'Jour de la formation', dayAhead(moved))
  await dialog.getByRole('button', { name: 'Déplacer la formation' }).click()
  await expect(dialog).toHaveCount(0)
  const day = Number(dayAhead(moved).slice(-2))
  await expect(page.getByText(new RegExp(`^\\p{L}+ ${day}(er)?\\s`, 'u')).first()).toBeVisible()
  await expect(page.getByText('Complet, 1 en attente')).toHaveCount(2)
}

async function takeAttendance(page: Page, path: string): Promise<void> {
  await page.goto(`${path}/emargement`)
  const mark = (person: string, choice: string) =>
    page.getByRole('radiogroup', { name: person }).getByRole('radio', { name: choice })
  await mark(csapaDirector.name, 'Présent').click()
  await mark(spipDirector.name, 'Absent').click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Enregistrer l’émargement' }).click()
  await expect(page.getByRole('button', { name: 'Tout est enregistré' })).toBeVisible()
  // What was saved is there again after a reload.
  await page.reload()
  await expect(mark(csapaDirector.name, 'Présent')).toBeChecked()
  await expect(mark(spipDirector.name, 'Absent')).toBeChecked()
  await page.getByRole('button', { name: 'Clore la formation…' }).click()
  await page.getByRole('button', { name: 'Clore la formation', exact: true }).click()
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
}

async function issueCertificates(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Délivrer les attestations' }).click()
  await expect(page.getByText('1 sur 1 délivrées à qui était présent.')).toBeVisible()
  // Only who came: no certificate bears the other name.
  await expect(page.getByRole('link', { name: spipDirector.name })).toHaveCount(0)
  await page.getByRole('link', { name: csapaDirector.name }).click()
  await expect(page.getByRole('heading', { name: 'Attestation de participation' })).toBeVisible()
  const certificate = page.getByRole('article')
  await expect(certificate.getByText(csapaDirector.name)).toBeVisible()
  await expect(certificate.getByText(title)).toBeVisible()
  await expectAccessible(page)
}
