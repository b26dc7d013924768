/** Does the sum of the check page and puts its result into the form; who presses „Verstuur” earlier need not press again. */
import { solveChallenge, type ChallengeParameters } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/sha'
import { isRecord } from '../../shared/is-record.ts'

export async function solveWork(page: Document): Promise<void> {
  const form = page.querySelector<HTMLFormElement>('[data-work]')
  const field = page.querySelector<HTMLInputElement>('[data-work-solution]')
  const state = page.querySelector<HTMLElement>('[data-work-state]')
  const challenge: unknown = JSON.parse(form?.dataset['work'] ?? 'null')
  // Browsers offer their cryptography to secure pages only; elsewhere the wait stays.
  if (!isChallenge(challenge) || !form || !field || !state || !window.isSecureContext) return

  const pressed = new Set<HTMLButtonElement>()
  const hold = (event: SubmitEvent): void => {
    if (!(event.submitter instanceof HTMLButtonElement) || event.submitter.value !== 'send') return
    event.preventDefault()
    pressed.add(event.submitter)
    state.textContent = 'Een ogenblik, uw bericht gaat zo weg …'
  }
  form.addEventListener('submit', hold)
  state.textContent = 'Een ogenblik …'
  const solution = await solveChallenge({ challenge, deriveKey }).catch(() => null)
  form.removeEventListener('submit', hold)
  if (solution) field.value = JSON.stringify({ challenge, solution })
  state.textContent = solution
    ? 'U kunt uw bericht nu versturen.'
    : 'Wacht een halve minuut voor u op „Verstuur” drukt.'
  for (const button of pressed) form.requestSubmit(button)
}

/** The server of this page wrote it. */
function isChallenge(value: unknown): value is { parameters: ChallengeParameters; signature: string } {
  return isRecord(value) && isRecord(value['parameters'])
}
