import type { Browser, Page } from '@playwright/test'

export interface Person {
  name: string
  /** The door to press on the sign-in page. */
  door: 'Agents de l’État' | 'Professionnels de santé'
}

export const spipDirector: Person = { name: 'Claire Delaunay', door: 'Agents de l’État' }
export const csapaDirector: Person = { name: 'Samuel Okoye', door: 'Professionnels de santé' }

/** A browser of their own for each person, signed in through their institution's provider. */
export async function signIn(browser: Browser, url: string, person: Person): Promise<Page> {
  const context = await browser.newContext({ baseURL: url })
  const page = await context.newPage()
  await page.goto('/connexion')
  await page.getByRole('link', { name: `Continuer avec ${person.door}` }).click()
  await page.getByRole('button', { name: `Entrer comme ${person.name}` }).click()
  await page.getByRole('button', { name: new RegExp(person.name) }).waitFor()
  return page
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
