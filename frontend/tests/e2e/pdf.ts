import { execFileSync } from 'node:child_process'
import { expect, type Page } from '@playwright/test'
import { expectAccessible } from '../support/page'

/** What a reader finds in a file, by poppler. */
export const textOf = (pdf: Buffer): string =>
  execFileSync('pdftotext', ['-enc', 'UTF-8', '-', '-'], { input: pdf }).toString().replace(/\s+/g, ' ')

/** Asks for the page's PDF by keyboard and gives the words of the file that opens. */
export async function pdfOf(page: Page): Promise<string> {
  const opened = page.context().waitForEvent('page')
  await page.getByRole('button', { name: 'PDF', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Le PDF est prêt')).toBeVisible({ timeout: 120_000 })
  await (await opened).close()
  await expectAccessible(page)
  const url = await page.getByRole('link', { name: /^l’ouvrir/ }).getAttribute('href')
  const file = await page.request.get(url ?? '')
  expect(file.headers()['content-type']).toBe('application/pdf')
  return textOf(await file.body())
}
