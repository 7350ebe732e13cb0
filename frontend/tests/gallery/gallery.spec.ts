import { expect, type Page } from '@playwright/test'
import { collectComplaints, expectAccessible } from '../support/page'
import { test } from '../support/served'

const site = {
  name: 'Jonction',
  publicUrl: 'https://jonction.example',
  legalNotice: null,
  dataProtectionNotice: null,
  accessibilityContact: null,
  supportContact: null,
  demonstration: false,
  now: '2026-11-21T10:00:00Z',
  retention: [{ what: 'Présence aux réunions', howLong: '3 ans', why: 'Établir les attestations' }],
  signInProviders: [
    {
      key: 'agents',
      label: 'AgentConnexion',
      audience: 'Agents de l’État et des collectivités',
      signInUrl: '/connexion/agents',
    },
    {
      key: 'soin',
      label: 'Carte de santé',
      audience: 'Professionnels de santé',
      signInUrl: '/connexion/soin',
    },
  ],
}

/** Nobody is signed in; what else is asked finds the session over. */
const answerSignedOut = (page: Page) =>
  page.route('**/graphql', (route) => {
    const { query } = route.request().postDataJSON() as { query: string }
    if (query.includes('query SiteFacts')) return route.fulfill({ json: { data: { site } } })
    if (query.includes('query ViewerShell')) return route.fulfill({ json: { data: { viewer: null } } })
    return route.fulfill({ json: { data: null, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } })
  })

const pages = [
  { name: 'galerie', path: '/_galerie' },
  { name: 'connexion', path: '/connexion?retour=/protocoles' },
  { name: 'accueil', path: '/' },
  { name: 'donnees', path: '/donnees-personnelles' },
  { name: 'introuvable', path: '/nulle-part' },
]

for (const width of [1280, 320])
  for (const colorScheme of ['light', 'dark'] as const)
    for (const { name, path } of pages)
      test(`${name} at ${width} px, ${colorScheme}`, async ({ page, address }) => {
        const complaints = collectComplaints(page)
        await answerSignedOut(page)
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await page.setViewportSize({ width, height: 900 })
        await page.goto(address + path)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await page.waitForLoadState('networkidle')
        await page.screenshot({ path: `screenshots/${name}-${width}-${colorScheme}.png`, fullPage: true })
        await expectAccessible(page)
        expect(complaints).toEqual([])
      })

test('popups keep to the policy and to the rules', async ({ page, address }) => {
  const complaints = collectComplaints(page)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(`${address}/_galerie`)
  const openers = {
    menu: page.getByRole('button', { name: /Claire Vasseur/ }),
    choix: page.getByRole('button', { name: /Décision/ }),
    calendrier: page.getByRole('button', { name: /Ouvrir le calendrier/ }).first(),
    question: page.getByRole('button', { name: 'Mettre fin au protocole' }),
  }
  for (const [name, opener] of Object.entries(openers)) {
    await opener.click()
    await page.screenshot({ path: `screenshots/ouvert-${name}.png` })
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(opener).toBeFocused()
  }
  await page.getByRole('combobox', { name: /Organisation/ }).click()
  await page.keyboard.type('spip')
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.screenshot({ path: 'screenshots/ouvert-recherche.png' })
  expect(complaints).toEqual([])
})

test('what was typed is there again after a reload', async ({ page, address }) => {
  await page.goto(`${address}/_galerie`)
  await page.getByRole('textbox', { name: 'Points d’attention' }).fill('Le créneau du jeudi')
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Points d’attention' })).toHaveValue('Le créneau du jeudi')
  await expect(page.getByText('Votre texte a été gardé dans cet onglet')).toBeVisible()
  await page.getByRole('button', { name: 'Abandonner ce texte' }).click()
  await expect(page.getByRole('textbox', { name: 'Points d’attention' })).toHaveValue('')
})

test('a refused text offers no way to confirm, a doubtful one does, and rewriting clears both', async ({
  page,
  address,
}) => {
  await page.goto(`${address}/_galerie`)
  const confirm = page.getByRole('button', { name: /Je confirme/ })
  await expect(confirm).toHaveCount(1)
  await page.getByRole('button', { name: 'Reformuler' }).first().click()
  const doubtful = page.getByRole('textbox', { name: 'Constat sur la clause 1' })
  await expect(doubtful).toBeFocused()
  expect(
    await doubtful.evaluate((area: HTMLTextAreaElement) =>
      area.value.slice(area.selectionStart, area.selectionEnd),
    ),
  ).toBe('M. Dupré')
  await doubtful.fill('Les situations seront revues en équipe.')
  await expect(confirm).toHaveCount(0)
})

test('on a telephone the pages stand behind a button', async ({ page, address }) => {
  await page.setViewportSize({ width: 320, height: 800 })
  await page.goto(`${address}/_galerie`)
  const pages = page.getByRole('navigation', { name: 'Principale' })
  const menu = page.getByRole('button', { name: 'Menu', exact: true })
  await expect(menu).toHaveAttribute('aria-expanded', 'false')
  await expect(pages).toBeHidden()
  expect((await page.getByRole('banner').boundingBox())?.height).toBeLessThan(80)
  await menu.press('Enter')
  await expect(menu).toHaveAttribute('aria-expanded', 'true')
  await expect(pages).toBeVisible()
  await expectAccessible(page)
  await pages.getByRole('link').first().press('Escape')
  await expect(pages).toBeHidden()
  await expect(menu).toBeFocused()
  await page.setViewportSize({ width: 1280, height: 900 })
  await expect(menu).toBeHidden()
  await expect(pages).toBeVisible()
})

test('print and forced colours keep every word', async ({ page, address }) => {
  await page.goto(`${address}/_galerie`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  await page.screenshot({ path: 'screenshots/contraste-force.png', fullPage: true })
  await page.emulateMedia({ media: 'print', forcedColors: 'none', colorScheme: 'dark' })
  await expect(page.getByRole('navigation', { name: 'Principale' })).toBeHidden()
  await expect(page.getByText('supprimé').first()).toBeVisible()
  await page.screenshot({ path: 'screenshots/papier.png', fullPage: true })
})

const points = (page: Page) => page.getByRole('textbox', { name: 'Points d’attention' })

test('a session that ends while typing costs no word', async ({ page, address }) => {
  await answerSignedOut(page)
  await page.goto(`${address}/_galerie`)
  await points(page).fill('Le créneau du jeudi')
  await page.getByRole('button', { name: 'Enregistrer les points' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Votre session a pris fin' })
  await expect(dialog).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('link', { name: 'Me connecter de nouveau' }).click()
  await expect(page.getByRole('link', { name: /AgentConnexion/ })).toHaveAttribute(
    'href',
    '/connexion/agents?return_to=%2F_galerie',
  )
  await page.goto(`${address}/_galerie`)
  await expect(points(page)).toHaveValue('Le créneau du jeudi')
})

test('a network that drops leaves the text and offers to send again', async ({ page, address }) => {
  await page.route('**/graphql', (route) => route.abort())
  await page.goto(`${address}/_galerie`)
  await points(page).fill('Le créneau du jeudi')
  await page.getByRole('button', { name: 'Enregistrer les points' }).click()
  await expect(
    page.getByRole('alert').or(page.getByRole('status')).getByText('Connexion interrompue'),
  ).toBeVisible()
  await expect(points(page)).toHaveValue('Le créneau du jeudi')
  await page.unroute('**/graphql')
  await page.route('**/graphql', (route) => route.fulfill({ json: { data: { save: true } } }))
  await page.getByRole('button', { name: 'Réessayer' }).click()
  await expect(page.getByText('Connexion interrompue')).toBeHidden()
  await page.reload()
  await expect(points(page)).toHaveValue('')
})
