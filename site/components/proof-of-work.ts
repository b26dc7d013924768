/** Does the sum of the check page and puts its result into the form. */
import { solveChallenge, type ChallengeParameters } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/sha'
import { isRecord } from '../content/is-record.ts'

export async function solveWork(page: Document): Promise<void> {
  const work: unknown = JSON.parse(page.querySelector<HTMLElement>('[data-work]')?.dataset['work'] ?? 'null')
  const field = page.querySelector<HTMLInputElement>('[data-work-solution]')
  const state = page.querySelector<HTMLElement>('[data-work-state]')
  // Browsers offer their cryptography to secure pages only; elsewhere the wait stays.
  if (!isWork(work) || !field || !state || !window.isSecureContext) return
  state.textContent = 'Een ogenblik …'
  const solution = await solveChallenge({ challenge: work, deriveKey })
  if (solution) field.value = JSON.stringify({ challenge: work, solution })
  state.textContent = solution
    ? 'U kunt uw bericht nu versturen.'
    : 'Wacht een halve minuut voor u op „Verstuur” drukt.'
}

/** The server of this page wrote it. */
function isWork(value: unknown): value is { parameters: ChallengeParameters; signature: string } {
  return isRecord(value) && isRecord(value['parameters'])
}
