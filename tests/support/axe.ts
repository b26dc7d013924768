/** axe on a part of the Studio. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** CSS pixels. */
export const PHONE = { width: 360, height: 800 }
export const DESK = { width: 1440, height: 1000 }

/**
 * What axe finds on a phone and on a desk, which stays.
 * @param part test id of the part
 */
export async function violations(page: Page, part: string): Promise<string[]> {
  const found: string[] = []
  for (const viewport of [PHONE, DESK]) {
    await page.setViewportSize(viewport)
    found.push(...(await violationsAt(page, part)))
  }
  return found
}

/** The same at the width that the page has now. */
export async function violationsAt(page: Page, part: string): Promise<string[]> {
  await page.getByTestId(part).waitFor()
  // What fades in has less contrast for a moment.
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })
  const { violations: found } = await new AxeBuilder({ page }).include(`[data-testid="${part}"]`).analyze()
  const width = page.viewportSize()?.width
  return found.map(({ id, nodes }) => `${width} px, ${id}: ${nodes[0]?.html ?? ''}`)
}
