import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../support/page'
import { pdfOf } from './pdf'
import {
  csapaDirector,
  dayAhead,
  linksOf,
  newcomer,
  passTheDoor,
  president,
  settled,
  signIn,
  typeDate,
} from './people'
import { newDataFolder, removeDataFolder, type Server, startServer } from './server'
import { readable, type SmtpSink, startSmtpSink } from './smtpSink'

const judge = { name: 'Inès Ferrand', door: 'Agents de l’État' } as const
const post = 'Juge de l’application des peines'
const practice = 'Le point du mardi avec le CSAPA règle les questions de fonctionnement.'
const pending = 'Le modèle d’attestation est à relire avec le greffe.'
/** The last day, and four months without anybody. */
const departure = 20
const arrival = departure + 122
/** The day on which the newcomer meets everybody. */
const meeting = arrival + 14

/** One test: each step stands on the one before. */
test('what a judge leaves behind awaits the next one, four months later', async ({ browser }) => {
  test.setTimeout(600_000)
  const data = await newDataFolder()
  const relay: SmtpSink = await startSmtpSink()
  let server: Server = await startServer({ data, smtpPort: relay.port })
  const on = async (daysAhead: number) => {
    await server.stop()
    server = await startServer({ data, smtpPort: relay.port, daysAhead })
  }
  try {
    await test.step('the departure is known', async () => {
      await leave(await signIn(browser, server.url, president))
    })
    await test.step('the note is written in two sittings', async () => {
      await on(1)
      await write(await signIn(browser, server.url, judge), 'Les pratiques qui marchent', practice)
      await on(6)
      const author = await signIn(browser, server.url, judge)
      await write(author, 'Ce qui est en cours', pending)
      await expect(author.getByLabel('Les pratiques qui marchent')).toHaveValue(practice)
    })

    await test.step('four months later somebody is invited', async () => {
      await on(arrival)
      await invite(await signIn(browser, server.url, president))
    })
    const page = await test.step('the invitation is accepted', async () => {
      const link = await invitationLink(relay)
      const context = await browser.newContext({ baseURL: server.url })
      const page = await context.newPage()
      await page.goto(link)
      await passTheDoor(page, newcomer)
      await page.getByRole('button', { name: 'Accepter ce poste' }).click()
      await page.getByRole('button', { name: 'Aller à l’accueil' }).click()
      return page
    })

    const pack = await test.step('the pack awaits on the first page', async () => {
      await page.getByRole('link', { name: /^Ouvrir le livret d’accueil/ }).click()
      await expect(page.getByRole('heading', { name: 'Votre livret d’accueil', level: 1 })).toBeVisible()
      await settled(page)
      await expect(page.getByRole('heading', { name: 'Qui appeler, pour quoi' })).toBeVisible()
      await expect(page.getByText('CSAPA Les Deux Rives (fictif)').first()).toBeVisible()
      await expectAccessible(page)
      await page.setViewportSize({ width: 320, height: 800 })
      await expectAccessible(page)
      await page.setViewportSize({ width: 1280, height: 900 })
      return new URL(page.url()).pathname
    })
    await test.step('with the note of who left', async () => {
      await page.getByRole('link', { name: 'Lire la note' }).click()
      await expect(page.getByText(practice)).toBeVisible()
      await expect(page.getByText(pending)).toBeVisible()
      await page.getByRole('button', { name: 'J’ai lu cette note' }).click()
      await expect(page.getByText('La note a été lue par la personne qui succède.')).toBeVisible()
    })
    await test.step('the presentation meeting is proposed once, and joined', async () => {
      await page.goto(pack)
      await propose(page)
      const partner = await signIn(browser, server.url, csapaDirector)
      await join(partner)
      await page.goto(pack)
      await expect(page.getByRole('button', { name: /^Proposer une date/ })).toHaveCount(0)
      await page.getByRole('link', { name: /réunion de présentation/ }).click()
      await page.getByRole('button', { name: 'Je viens' }).click()
    })
    await test.step('reading is acknowledged, and what is done is ticked', async () => {
      await page.goto(pack)
      await page.getByRole('button', { name: /^C’est fait : Visiter/ }).click()
      await expect(page.getByText(/1 point fait sur/)).toBeVisible()
      await page.getByRole('button', { name: 'J’ai lu ce livret' }).click()
      await expect(page.getByText(/^Vous avez confirmé la lecture de ce livret/)).toBeVisible()
      await expectAccessible(page)
    })
    await test.step('the pack opens as PDF, with all its parts and without the words of the note', async () => {
      const text = await pdfOf(page)
      for (const words of [
        `Fonction : ${post}, Tribunal judiciaire du Val-de-Seine`,
        'Ce que vous avez à faire',
        'La note de la personne qui vous a précédé',
        'Lire la note sur sa page',
        'Qui appeler, pour quoi',
        'CSAPA Les Deux Rives (fictif)',
        'Prévue le',
      ])
        expect(text).toContain(words)
      expect(text).not.toContain(practice)
    })
    await test.step('the president sees how far she is, the CSAPA does not', async () => {
      const own = await signIn(browser, server.url, president)
      await own.goto(await team(own))
      await expect(own.getByText('Livret lu')).toBeVisible()
      await expectAccessible(own)
      const other = await signIn(browser, server.url, csapaDirector)
      await other.goto(pack)
      await expect(other.getByRole('heading', { name: 'Votre livret d’accueil' })).toHaveCount(0)
    })
    await test.step('once its day has come, the meeting is said to have taken place', async () => {
      await on(meeting + 1)
      const back = await signIn(browser, server.url, newcomer)
      await back.goto(pack)
      await expect(presentation(back)).not.toContainText('Fait le')
      await back.getByRole('link', { name: /réunion de présentation/ }).click()
      await back.getByRole('button', { name: /^La rencontre a eu lieu…/ }).click()
      await expectAccessible(back)
      await back.getByRole('button', { name: 'Oui, elle a eu lieu' }).click()
      await expect(back.getByRole('alertdialog')).toHaveCount(0)
      await expect(back.getByRole('button', { name: /^La rencontre a eu lieu…/ })).toHaveCount(0)
      await back.goto(pack)
      await expect(presentation(back)).toContainText('Fait le')
    })
  } finally {
    await server.stop()
    relay.stop()
    await removeDataFolder(data)
  }
})

const team = async (page: Page): Promise<string> =>
  (await linksOf(page, '/annuaire?mot=tribunal'))('Tribunal judiciaire du Val-de-Seine').replace(
    'annuaire',
    'equipe',
  )

const cardOf = (page: Page) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: post, exact: true }) })

async function leave(page: Page): Promise<void> {
  await page.goto(await team(page))
  await cardOf(page)
    .getByRole('button', { name: `Date de départ de ${judge.name}` })
    .click()
  await typeDate(page, 'Dernier jour', dayAhead(departure))
  await page.getByRole('button', { name: 'Enregistrer le départ' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

async function write(page: Page, section: string, words: string): Promise<void> {
  const link = page.getByRole('link', { name: /^Écrire la note de passation/ })
  await expect(async () => {
    await page.goto('/')
    await expect(link).toBeVisible({ timeout: 3_000 })
  }).toPass({ timeout: 60_000 })
  await link.click()
  await page.getByLabel(section).fill(words)
  const saved = page.waitForResponse((response) => response.request().postData()?.includes(words) ?? false)
  await page.getByRole('button', { name: 'Enregistrer ma note' }).click()
  await saved
  await page.reload()
  await expect(page.getByLabel(section)).toHaveValue(words)
}

async function invite(page: Page): Promise<void> {
  await page.goto(await team(page))
  await expect(cardOf(page).getByText(/^Vacant depuis/)).toBeVisible()
  await cardOf(page).getByRole('button', { name: 'Inviter une personne' }).click()
  await page.getByLabel('Adresse professionnelle').fill('nouveau@demonstration.example')
  await page.getByRole('button', { name: 'Envoyer l’invitation' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

async function invitationLink(relay: SmtpSink): Promise<string> {
  const links = () =>
    relay.mails
      .filter(({ to }) => to.some((address) => address.startsWith('nouveau@')))
      .flatMap((mail) => /http:\S+\/invitation#\S+/.exec(readable(mail)) ?? [])
  await expect.poll(() => links().length, { timeout: 60_000 }).toBeGreaterThan(0)
  return new URL(links()[0] ?? '').href.replace(/^http:\/\/[^/]+/, '')
}

async function propose(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Proposer une date/ }).click()
  await typeDate(page, 'Jour de la réunion', dayAhead(meeting))
  await page.getByLabel('Lieu').fill('Salle du conseil')
  await page.getByRole('button', { name: 'Proposer la rencontre' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('link', { name: /^Prévue le/ })).toBeVisible()
}

async function join(page: Page): Promise<void> {
  const path = (await linksOf(page, '/partenariats'))('Partenariat santé-justice du Val-de-Seine')
  await page.goto(path)
  await page.getByRole('button', { name: /^Se joindre à la rencontre avec Rémi Caron/ }).click()
  await expect(page.getByText(/se joignent\s: CSAPA/)).toBeVisible()
}

/** The checklist's line for the joint meeting. */
const presentation = (page: Page) =>
  page.getByRole('listitem').filter({ hasText: 'Rencontrer les partenaires à la réunion de présentation' })
