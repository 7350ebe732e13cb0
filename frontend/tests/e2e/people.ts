import type { Browser, Page } from '@playwright/test'

export interface Person {
  name: string
  /** The door to press on the sign-in page. */
  door: 'Agents de l’État' | 'Professionnels de santé'
}

export const spipDirector: Person = { name: 'Claire Delaunay', door: 'Agents de l’État' }
export const csapaDirector: Person = { name: 'Samuel Okoye', door: 'Professionnels de santé' }

export const president: Person = { name: 'Hélène Marchand', door: 'Agents de l’État' }
/** Took her post some days ago, after months without anybody. */
export const newJudge: Person = { name: 'Élise Castel', door: 'Agents de l’État' }
export const observer: Person = { name: 'Paul Vasseur', door: 'Agents de l’État' }
export const territoryAdministrator: Person = { name: 'Lucie Morel', door: 'Agents de l’État' }
export const platformAdministrator: Person = { name: 'Amandine Petit', door: 'Agents de l’État' }
export const receivingDirector: Person = { name: 'Maud Castelnau', door: 'Professionnels de santé' }
export const newcomer: Person = { name: 'Rémi Caron', door: 'Agents de l’État' }

/** A browser of their own for each person, signed in through their institution's provider. */
export async function signIn(browser: Browser, url: string, person: Person): Promise<Page> {
  const context = await browser.newContext({ baseURL: url })
  const page = await context.newPage()
  await page.goto('/connexion')
  await passTheDoor(page, person)
  return page
}

/** From the sign-in page, through the institution's provider, and back. */
export async function passTheDoor(page: Page, person: Person): Promise<void> {
  await page.getByRole('link', { name: `Continuer avec ${person.door}` }).click()
  await page.getByRole('button', { name: `Entrer comme ${person.name}` }).click()
  await page.getByRole('button', { name: new RegExp(person.name) }).waitFor()
}

/** Where the links of a page lead, by their words, once everything on it is there. */
export async function linksOf(page: Page, path: string): Promise<(words: string) => string> {
  await page.goto(path)
  await settled(page)
  const links = await page
    .locator('main a[href]')
    .evaluateAll((all) => all.map((link) => [link.textContent, link.getAttribute('href')] as const))
  return (words) => {
    const [, href] = links.find(([text]) => text?.includes(words)) ?? []
    if (!href) throw new Error(`${path} has no link « ${words} »`)
    return href
  }
}

/** The page has its title, and nothing on it is still being fetched. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor()
  await page.waitForFunction(() => !document.querySelector('main')?.textContent.includes('Chargement…'))
}

/** Types a date as people do: day, month, year. */
export async function typeDate(page: Page, label: string, date: string): Promise<void> {
  const [year, month, day] = date.split('-')
  await page.getByRole('group', { name: label }).getByRole('spinbutton').first().click()
  await page.keyboard.type(`${day}${month}${year}`)
}

/** Chooses in a list that is narrowed by typing. */
export async function pick(page: Page, label: string | RegExp, choice: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label })
  await box.click()
  await box.press('ControlOrMeta+a')
  await box.pressSequentially(choice.slice(0, 14))
  await page.getByRole('option', { name: choice }).first().click()
}

/** Today's date at the server, so many days ahead of ours. */
export const dayAhead = (days: number): string =>
  new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris' }).format(Date.now() + days * 86_400_000)
