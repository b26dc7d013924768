/** A visitor in a real browser: fills in the contact form, reads what comes back. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Who reads the check page this long is no program. */
export function readIt(page: Page): Promise<void> {
  return page.waitForTimeout(1_600)
}

/** All but a way to be reached. @param site its origin */
export async function fillIn(page: Page, site: string, text: string): Promise<void> {
  await page.goto(`${site}/doe-mee/`)
  await page.getByLabel('Ondernemer', { exact: true }).check()
  await page.getByLabel('Waar gaat het over?').selectOption('Werkgroepen en organisatie')
  await page.getByLabel('Wilt u meedoen met een werkgroep?').selectOption('Werkgroep Promotie')
  await page.getByLabel('Uw bericht').fill(text)
  await page.getByLabel('Uw naam').fill('Proef Persoon')
}

/** Needs a browser with JavaScript. @param part of the page; the whole unless given */
export async function accessible(page: Page, part = 'html'): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([])
}
