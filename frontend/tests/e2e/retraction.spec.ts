import { expect, test } from '@playwright/test'
import { expectAccessible } from '../support/page'
import { linksOf, settled, signIn, spipDirector } from './people'
import { newDataFolder, removeDataFolder, type Server, startServer } from './server'

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

/** From the page where it is noticed to the list of what went: places and people are shown, the passage never again. */
test('a passage is retracted for ever, by steps', async ({ browser }) => {
  test.setTimeout(240_000)
  const page = await signIn(browser, server.url, spipDirector)
  const toProtocol = (await linksOf(page, '/protocoles'))('Protocole sur l’accueil des mineurs')
  await page.goto(toProtocol)
  await settled(page)
  const clause = page.getByRole('article').first()
  await clause.getByRole('button', { name: /^Retirer un texte/ }).click()

  const dialog = page.getByRole('alertdialog', { name: 'Retirer un texte' })
  const shown = (await dialog.locator('blockquote p').first().textContent()) ?? ''
  const words = shown.split(' ').slice(0, 4).join(' ')
  await dialog.getByRole('textbox', { name: 'Passage à retirer' }).fill('un passage qui n’y est pas')
  await dialog.getByRole('button', { name: 'Chercher ce passage' }).click()
  await expect(dialog).toContainText('Ce passage n’est pas dans ce texte')
  await dialog.getByRole('textbox', { name: 'Passage à retirer' }).fill(words)
  await dialog.getByRole('button', { name: 'Chercher ce passage' }).click()
  await expect(
    dialog
      .getByRole('checkbox', {
        name: /Article de protocole « 1\. .+ » \(texte\), Protocole sur l’accueil des mineurs, version 1/,
      })
      .first(),
  ).toBeChecked()
  await expectAccessible(page)
  await page.screenshot({ path: test.info().outputPath('places.png') })

  await dialog.getByRole('button', { name: 'Continuer' }).click()
  await dialog.getByRole('button', { name: 'Retirer définitivement' }).click()
  await expect(dialog).toContainText('Confirmez que vous avez compris')
  await dialog.getByText('J’ai compris').click()
  await page.screenshot({ path: test.info().outputPath('confirm.png') })
  await dialog.getByRole('button', { name: 'Retirer définitivement' }).click()
  const done = page.getByRole('dialog', { name: 'Le passage est retiré' })
  await expect(done).toContainText('À prévenir')
  await done.getByRole('button', { name: 'Fermer' }).click()
  await expect(clause).toContainText('[texte retiré le')
  await expect(page.locator('main')).not.toContainText(words)

  await page.goto((await linksOf(page, '/partenariats'))('Partenariat'))
  await settled(page)
  await page.getByRole('link', { name: 'Textes retirés' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Textes retirés' })).toBeVisible()
  await expect(page.locator('main')).toContainText(
    /Article de protocole «\s1\. .+\s» \(texte\), Protocole sur l’accueil des mineurs, version 1/,
  )
  await page.setViewportSize({ width: 320, height: 900 })
  await page.screenshot({ path: test.info().outputPath('list-320.png'), fullPage: true })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  expect(wide).toBe(false)
})
