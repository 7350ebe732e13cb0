import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../support/page'
import { csapaDirector, dayAhead, pick, signIn, spipDirector, typeDate } from './people'
import { newDataFolder, removeDataFolder, type Server, startServer } from './server'
import { readable, type SmtpSink, startSmtpSink } from './smtpSink'

const title = 'Premier rendez-vous de soin'
const points = [
  'Les documents passent par la personne',
  'L’accord de la personne',
  'Ce que dit une attestation',
  'Les analyses',
  'Le signalement des incidents',
  'L’expert n’est pas le médecin traitant',
  'Comment la personne est informée',
]
/** The due date lies a year after the entry into force: 80 days before it, the first reminder has gone. */
const ahead = 285

/** One test: each step stands on the one before. */
test('a protocol lives from its first draft to its completed review', async ({ browser }) => {
  test.setTimeout(480_000)
  const data = await newDataFolder()
  const relay: SmtpSink = await startSmtpSink()
  let server: Server = await startServer({ data, smtpPort: relay.port })
  try {
    let director = await signIn(browser, server.url, spipDirector)
    const protocolPath = await test.step('the SPIP director drafts', () => draft(director))
    await test.step('the guard refuses a social security number', () => writeClause(director))
    await test.step('the secrecy checklist is answered', () => answerChecklist(director))
    const versionPath = await test.step('approval opens', () => openApproval(director))

    await test.step('both sides approve', async () => {
      await approve(director, versionPath)
      const partner = await signIn(browser, server.url, csapaDirector)
      await approve(partner, versionPath)
    })
    await test.step('the protocol is in force', async () => {
      await director.goto(protocolPath)
      await expect(director.getByText('En vigueur', { exact: true }).first()).toBeVisible()
      await expectAccessible(director)
    })

    await test.step('time passes', async () => {
      await server.stop()
      server = await startServer({ data, smtpPort: relay.port, daysAhead: ahead })
      director = await signIn(browser, server.url, spipDirector)
    })
    await test.step('the reminder arrives by mail, with a link that leads back', async () => {
      const reminders = () =>
        relay.mails.filter(
          (mail) => mail.to.some((to) => to.startsWith('spip-76@')) && readable(mail).includes(title),
        )
      await expect.poll(() => reminders().length, { timeout: 60_000 }).toBeGreaterThan(0)
    })
    await test.step('the review is completed', () => completeReview(director, protocolPath))
    await test.step('the feed shows the next date', () => readFeed(director))
  } finally {
    await server.stop()
    relay.stop()
    await removeDataFolder(data)
  }
})

async function draft(page: Page): Promise<string> {
  await page.goto('/protocoles/nouveau')
  await page.getByLabel('Titre').fill(title)
  await pick(page, /Ajouter une/, 'SPIP du Val-de-Seine')
  await pick(page, /Ajouter une/, 'CSAPA Les Deux Rives')
  await pick(page, 'Poste responsable des revues', 'Direct')
  await page.getByRole('button', { name: 'Créer et écrire le texte' }).click()
  await expect(page).toHaveURL(/\/protocoles\/.+\/versions\/.+/)
  return new URL(page.url()).pathname.replace(/\/versions\/.*/, '')
}

async function writeClause(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ajouter une clause' }).click()
  await page.getByLabel('Titre de la clause').fill('Premier rendez-vous')
  const body = page.getByLabel('Texte de la clause')
  await body.fill('Joindre le numéro 1 84 12 76 451 089 46 à la demande.')
  await page.getByRole('button', { name: 'Ajouter la clause' }).click()
  await expect(page.getByText('Ce texte ne peut pas être enregistré')).toBeVisible()
  await expect(page.getByRole('button', { name: /Je confirme/ })).toHaveCount(0)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Reformuler' }).click()
  await expect(body).toBeFocused()
  await body.fill(
    'Le CSAPA propose un premier rendez-vous sous quinze jours. Les documents passent par la personne elle-même.',
  )
  await page.getByRole('button', { name: 'Ajouter la clause' }).click()
  await expect(page.getByRole('heading', { name: '1. Premier rendez-vous' })).toBeVisible()
}

async function answerChecklist(page: Page): Promise<void> {
  for (const [index, point] of points.entries()) {
    await page.getByText(point, { exact: true }).click()
    const form = page.locator('details[open]', { hasText: point })
    if (index === 0) {
      await form.getByText('Le texte y répond').click()
      await form.getByText('1. Premier rendez-vous').click()
    } else {
      await form.getByText('Ce protocole n’est pas concerné').click()
      await form
        .getByLabel('Pour quelle raison ?')
        .fill('Point traité dans le protocole-cadre du territoire.')
    }
    await form.getByRole('button', { name: 'Enregistrer ce point' }).click()
    await expect(
      form.getByText(index === 0 ? 'Dans le texte' : 'Non concerné', { exact: true }),
    ).toBeVisible()
    await page.getByText(point, { exact: true }).click()
  }
}

async function openApproval(page: Page): Promise<string> {
  await expect(page.getByText('Rien ne manque')).toBeVisible()
  await typeDate(page, 'Date d’effet souhaitée', dayAhead(0))
  await page.getByRole('button', { name: 'Ouvrir l’approbation…' }).click()
  await page.getByRole('button', { name: 'Ouvrir l’approbation', exact: true }).click()
  await expect(page.getByText('En approbation', { exact: true })).toBeVisible()
  return new URL(page.url()).pathname
}

async function approve(page: Page, versionPath: string): Promise<void> {
  await page.goto(versionPath)
  await page.getByRole('button', { name: /^J’approuve au titre de/ }).click()
  await page.getByRole('button', { name: 'J’approuve', exact: true }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
}

async function completeReview(page: Page, protocolPath: string): Promise<void> {
  await page.goto(protocolPath)
  await page.getByRole('link', { name: 'Planifier la revue' }).click()
  await page.getByRole('button', { name: 'Ouvrir le compte rendu' }).click()

  await typeDate(page, 'La réunion a eu lieu le', dayAhead(ahead))
  await page.getByText('Claire Delaunay').last().click()
  await page.getByText('Samuel Okoye').last().click()
  await page.getByRole('button', { name: 'Enregistrer et continuer' }).click()

  await page.locator('label', { hasText: 'Garder' }).first().click()
  await page.getByRole('button', { name: 'Enregistrer ce constat' }).click()
  await expect(page.getByText('Enregistré : garder')).toBeVisible()
  // What was saved is there again after a reload.
  await page.reload()
  await expect(page.getByText('Enregistré : garder')).toBeVisible()
  await page.getByRole('button', { name: 'Continuer vers la décision' }).click()

  await page.locator('label', { hasText: 'Confirmer' }).first().click()
  await page.getByRole('button', { name: 'Enregistrer et continuer' }).click()
  await page.getByRole('button', { name: 'Continuer vers la vérification' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Clore la revue…' }).click()
  await page.getByRole('button', { name: 'Clore la revue', exact: true }).click()
  await expect(page.getByText('Prochaine revue attendue le')).toBeVisible()
}

async function readFeed(page: Page): Promise<void> {
  await page.goto('/mes-calendriers')
  await page.getByLabel('Nom').first().fill('Agenda du service')
  await page.getByRole('button', { name: 'Créer l’adresse' }).click()
  const address = await page.getByLabel('Adresse à donner à votre agenda').inputValue()
  const feed = await page.request.get(address)
  expect(feed.ok()).toBe(true)
  const unfolded = (await feed.text()).replace(/\r\n[ \t]/g, '')
  const entries = unfolded.split('BEGIN:VEVENT').filter((entry) => entry.includes(title))
  const [year, month, day] = dayAhead(ahead).split('-')
  // One year after the day it was held.
  const next = `${Number(year) + 1}${month === '02' && day === '29' ? '0228' : `${month}${day}`}`
  expect(entries.some((entry) => entry.includes(`DTSTART;VALUE=DATE:${next}`))).toBe(true)
}
