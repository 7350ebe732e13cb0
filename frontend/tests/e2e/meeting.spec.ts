import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../support/page'
import { csapaDirector, dayAhead, pick, signIn, spipDirector, typeDate } from './people'
import { newDataFolder, removeDataFolder, type Server, startServer } from './server'
import { type SmtpSink, startSmtpSink } from './smtpSink'

const title = 'Échange annuel de Rouen'
const action = 'Mettre à jour l’annuaire des contacts'
/** The day that the poll settles on, and how far time then goes. */
const ahead = 20

/** One test: each step stands on the one before. */
test('an annual meeting lives from its poll to its approved minutes, and its actions come back', async ({
  browser,
}) => {
  test.setTimeout(480_000)
  const data = await newDataFolder()
  const relay: SmtpSink = await startSmtpSink()
  let server: Server = await startServer({ data, smtpPort: relay.port })
  try {
    let director = await signIn(browser, server.url, spipDirector)
    const path = await test.step('the SPIP director asks for a date', () => propose(director))
    await test.step('the date is chosen', () => chooseDate(director, path))
    await test.step('the agenda is built from suggestions', () => buildAgenda(director, path))

    await test.step('time passes', async () => {
      await server.stop()
      server = await startServer({ data, smtpPort: relay.port, daysAhead: ahead })
      director = await signIn(browser, server.url, spipDirector)
    })
    const partner = await signIn(browser, server.url, csapaDirector)
    await test.step('both write at once, and both texts are kept', () => write(director, partner, path))
    await test.step('an action is decided', () => decide(director))
    await test.step('the meeting is held with both sides', () => hold(director, path))
    await test.step('the minutes are circulated, remarked on and approved', () =>
      approve(director, partner, path))
    await test.step('the action is on the next agenda by itself', () => nextAgenda(director))
  } finally {
    await server.stop()
    relay.stop()
    await removeDataFolder(data)
  }
})

async function propose(page: Page): Promise<string> {
  await page.goto('/reunions/nouvelle')
  await page.getByLabel('Titre').fill(title)
  await page.getByText('Proposer plusieurs dates').click()
  await typeDate(page, 'Date 1', dayAhead(ahead))
  await typeDate(page, 'Date 2', dayAhead(ahead + 1))
  await page.getByRole('button', { name: 'Ajouter les postes signataires de chaque membre' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Préparer la réunion' }).click()
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  return new URL(page.url()).pathname
}

/** The section of the poll is that of every event. */
async function chooseDate(page: Page, path: string): Promise<void> {
  await page.getByRole('link', { name: 'Répondre ou choisir la date' }).click()
  await page
    .getByRole('button', { name: /^Retenir cette date/ })
    .first()
    .click()
  const dialog = page.getByRole('alertdialog', { name: 'Retenir cette date ?' })
  await dialog.getByLabel('Lieu').fill('Salle du tribunal')
  await dialog.getByRole('button', { name: 'Retenir cette date et inviter' }).click()
  await expect(page.getByText(/^Date choisie/)).toBeVisible()
  await page.goto(path)
  await expect(page.getByText('Prévue', { exact: true })).toBeVisible()
}

async function buildAgenda(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('button', { name: /^Ajouter .*Médecin relais/ }).click()
  await expect(page.getByText(/est à l’ordre du jour/)).toBeVisible()
  await page.getByLabel('Intitulé').fill('Délais du premier rendez-vous')
  await page.getByRole('button', { name: 'Ajouter ce point' }).click()
  await expect(page.getByText(/^\d+\. Délais du premier rendez-vous$/)).toBeVisible()
  // By keyboard alone, past whatever went on the agenda by itself.
  const up = page.getByRole('button', { name: /^Monter le point \d+, Délais du premier rendez-vous$/ })
  while (await up.isEnabled()) {
    const before = (await up.getAttribute('aria-label')) ?? ''
    await up.press('Enter')
    await expect(up).not.toHaveAttribute('aria-label', before)
  }
  await expect(page.getByText('1. Délais du premier rendez-vous')).toBeVisible()
  await expectAccessible(page)
}

async function write(director: Page, partner: Page, path: string): Promise<void> {
  await Promise.all([director, partner].map((page) => page.goto(`${path}/seance`)))
  const text = (page: Page) => page.getByLabel('Ce qui s’est dit, point 1')
  const first = (page: Page) => page.getByRole('region', { name: 'Point 1' })
  // From here on neither page asks by itself: what the other writes can only be told by the server.
  for (const page of [director, partner])
    await expect(page.getByText('En direct', { exact: true })).toBeVisible()
  await text(director).fill('Les délais ont doublé cet été.')
  await expect(first(director).getByText('Enregistré')).toBeVisible()
  // Without a reload.
  await expect(text(partner)).toHaveValue('Les délais ont doublé cet été.')

  // Both type on the same text before either is saved.
  await partner.context().setOffline(true)
  await text(partner).fill('Les délais ont doublé. Le CSAPA ouvre une permanence.')
  await expect(first(partner).getByText(/Hors ligne/)).toBeVisible()
  // The first text's "Enregistré" still stands there: only the server's answer tells that the second one arrived.
  const saved = director.waitForResponse(
    (response) => response.request().postData()?.includes('prévient plus tôt') ?? false,
  )
  await text(director).fill('Les délais ont doublé. Le SPIP prévient plus tôt.')
  await saved
  await partner.context().setOffline(false)
  await expect(partner.getByText('Les délais ont doublé. Le SPIP prévient plus tôt.').first()).toBeVisible()
  const merged = partner.getByLabel(/après réunion des deux textes/)
  await expect(merged).toHaveValue('Les délais ont doublé. Le CSAPA ouvre une permanence.')
  await expectAccessible(partner)
  const both = 'Les délais ont doublé. Le SPIP prévient plus tôt, le CSAPA ouvre une permanence.'
  await merged.fill(both)
  await partner.getByRole('button', { name: 'Enregistrer ce texte' }).click()
  await expect(text(director)).toHaveValue(both)
}

async function decide(page: Page): Promise<void> {
  await page.getByLabel('Décision, point 1').fill('Une permanence commune chaque mois.')
  await page.getByRole('button', { name: 'Ajouter une action au point 1' }).click()
  await page.getByLabel('Action', { exact: true }).fill(action)
  await pick(page, 'Poste qui s’en charge', 'Direct')
  await typeDate(page, 'Pour le', dayAhead(ahead + 60))
  await page.getByRole('button', { name: 'Ajouter l’action' }).click()
  await expect(page.getByText(action, { exact: true })).toBeVisible()
}

async function hold(page: Page, path: string): Promise<void> {
  await page.goto(path)
  // The box itself is hidden from sight: people press its label.
  const tick = (name: string) =>
    page
      .locator('label')
      .filter({ has: page.getByRole('checkbox', { name }) })
      .click()
  await tick('Claire Delaunay')
  await page.getByRole('button', { name: 'Enregistrer les présences' }).click()
  await expect(page.getByText('Soin : personne').first()).toBeVisible()
  await typeDate(page, 'Tenue le', dayAhead(ahead))
  await page.getByRole('button', { name: 'Déclarer la réunion tenue' }).click()
  // One side alone does not make a meeting.
  await expect(page.getByText('Prévue', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Corriger les présences' }).click()
  await tick('Samuel Okoye')
  await page.getByRole('button', { name: 'Enregistrer les présences' }).click()
  await expect(page.getByText('Soin : présent').first()).toBeVisible()
  await page.getByRole('button', { name: 'Déclarer la réunion tenue' }).click()
  await expect(page.getByText('Tenue', { exact: true })).toBeVisible()
}

async function approve(director: Page, partner: Page, path: string): Promise<void> {
  await director.goto(path)
  await director.getByRole('button', { name: 'Envoyer en relecture…' }).click()
  await director.getByRole('button', { name: 'Envoyer en relecture', exact: true }).click()
  await expect(director.getByText('Compte rendu en relecture')).toBeVisible()

  await partner.goto(path)
  await partner.getByText('Faire une remarque sur le point 1').click()
  await partner.getByLabel('Remarque').first().fill('Préciser le jour de la permanence.')
  await partner.getByRole('button', { name: 'Envoyer la remarque' }).first().click()
  await expect(partner.getByText('À traiter')).toBeVisible()

  await director.reload()
  await director.getByRole('button', { name: /^C’est traité/ }).click()
  await expect(director.getByText('Traitée', { exact: true })).toBeVisible()
  await director.getByRole('button', { name: 'Approuver le compte rendu…' }).click()
  await director.getByRole('button', { name: 'Approuver le compte rendu', exact: true }).click()
  await expect(director.getByText('Compte rendu approuvé')).toBeVisible()
  await expect(director.getByText('Empreinte du texte')).toBeVisible()
  await expectAccessible(director)
}

async function nextAgenda(page: Page): Promise<void> {
  await page.goto('/reunions/nouvelle')
  await page.getByLabel('Titre').fill('Échange de l’an prochain')
  await typeDate(page, 'Jour de la réunion', dayAhead(ahead + 300))
  await page.getByRole('button', { name: 'Préparer la réunion' }).click()
  // It went there by itself, with the way back to where it was decided.
  const item = page.getByRole('listitem').filter({ hasText: action })
  await expect(item).toContainText('décidée')
  await item.getByRole('link', { name: new RegExp(title) }).click()
  await expect(page.getByText('Compte rendu approuvé')).toBeVisible()
}
