import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../support/page'
import { type CalendarSite, calendarOf, startCalendarSite } from './calendarSite'
import { csapaDirector, dayAhead, linksOf, signIn, spipDirector } from './people'
import { newDataFolder, removeDataFolder, type Server, startServer } from './server'

test.setTimeout(300_000)

const day = dayAhead(9)
const agenda = `/agenda?vue=liste&jour=${day}`
const secret = 'Point sur la situation de Karim Lemoine'
const training = 'Journée nationale des CSAPA'
const unreadable = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nDTSTART:jeudi\r\n'

let data: string
let site: CalendarSite
test.beforeAll(async () => {
  data = await newDataFolder()
  site = await startCalendarSite()
  site.calendars.set(
    'mien.ics',
    calendarOf([{ title: secret, day, from: '1000', to: '1130', description: 'Dossier très privé' }]),
  )
  site.calendars.set(
    'federation.ics',
    calendarOf([
      { title: training, day, from: '0900', to: '1700' },
      { title: secret, day, from: '1800', to: '1900' },
    ]),
  )
  site.calendars.set('rompu.ics', unreadable)
})
test.afterAll(async () => {
  site.stop()
  await removeDataFolder(data)
})

async function add(page: Page, name: string, address: string): Promise<void> {
  await page.getByLabel('Nom du calendrier').fill(name)
  await page.getByLabel('Adresse du calendrier').fill(address)
  await page.getByRole('button', { name: 'Ajouter ce calendrier' }).click()
}

test('an address inside the machine is refused, and stays to be corrected', async ({ browser }) => {
  const server = await startServer({ data })
  try {
    const page = await signIn(browser, server.url, csapaDirector)
    await page.goto('/mes-calendriers')
    await add(page, 'Mon agenda', site.address('mien.ics'))
    await expect(page.getByText(/Donnez une adresse publique en https/).first()).toBeVisible()
    await expect(page.getByLabel('Adresse du calendrier')).toHaveValue(site.address('mien.ics'))
    await expectAccessible(page)
  } finally {
    await server.stop()
  }
})

test('agendas kept elsewhere tell when one is busy, and what is announced', async ({ browser }) => {
  // This very machine stands for the outside.
  const server: Server = await startServer({ data, settings: { JONCTION_CALENDARS__LOOPBACK: 'true' } })
  try {
    const director = await signIn(browser, server.url, csapaDirector)
    await test.step('the own agenda gives its hours and nothing else', async () => {
      await director.goto('/mes-calendriers')
      await add(director, 'Mon agenda', site.address('mien.ics'))
      await expect(director.getByText(/1 date gardée/)).toBeVisible()
      await expect(director.getByText(site.address('mien.ics'))).toHaveCount(0)
      await director.goto(agenda)
      const busy = director.getByRole('listitem').filter({ hasText: 'Occupé' })
      await expect(busy).toContainText(/10\s*h/)
      await expect(director.getByText(/Lemoine|très privé/)).toHaveCount(0)
      await expectAccessible(director)
    })
    await test.step('nobody else sees that one is busy', async () => {
      const partner = await signIn(browser, server.url, spipDirector)
      await partner.goto(agenda)
      await expect(partner.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(partner.getByText('Occupé', { exact: true })).toHaveCount(0)
      const partnership = (await linksOf(partner, '/partenariats'))('Val-de-Seine')
      await partner.goto(partnership)
      await partner.getByText('Suivre un calendrier').click()
      await add(partner, 'Fédération', site.address('federation.ics'))
      await expect(partner.getByText(training)).toBeVisible()
      await expect(partner.getByText(/Lemoine/)).toHaveCount(0)
      await expectAccessible(partner)
    })
    await test.step('a partner reads what the followed calendar announces', async () => {
      await director.goto(agenda)
      await expect(director.getByRole('listitem').filter({ hasText: training })).toContainText('Fédération')
    })
    await test.step('a file that breaks off is told, and loses nothing', async () => {
      await director.goto('/mes-calendriers')
      await add(director, 'Autre agenda', site.address('rompu.ics'))
      const broken = director.getByRole('listitem').filter({ hasText: 'Autre agenda' })
      await expect(broken).toContainText('Lecture impossible')
      await broken.getByText(/1 problème/).click()
      await expect(broken.getByText(/s’arrête en cours de route|structure du fichier/)).toBeVisible()
      await expect(director.getByRole('listitem').filter({ hasText: 'Mon agenda' })).toContainText(
        '1 date gardée',
      )
      await expectAccessible(director)
    })
    await test.step('what was read goes with the calendar', async () => {
      await director.getByRole('button', { name: /^Retirer….*Mon agenda/ }).click()
      await director.getByRole('button', { name: 'Retirer le calendrier' }).click()
      await expect(director.getByRole('alertdialog')).toHaveCount(0)
      await director.goto(agenda)
      await expect(director.getByRole('listitem').filter({ hasText: training })).toBeVisible()
      await expect(director.getByText('Occupé', { exact: true })).toHaveCount(0)
    })
  } finally {
    await server.stop()
  }
})
