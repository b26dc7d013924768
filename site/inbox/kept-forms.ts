/** The form as it was after each post, under a name that only its visitor has: the address that the post leads to shows it, so that back, forward and reload never post again. */
import { randomBytes } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { FORM_PATH, STEP } from '../content/form-address.ts'
import type { Outcome } from './receive.ts'

type ShownForm = Extract<Outcome, { kind: 'form' }>

/** Milliseconds: nobody goes back to a form later. */
const LIFETIME = 60 * 60_000
/** Characters of all forms together; the oldest give way. */
const MOST = 16 * 1024 * 1024

export interface KeptForms {
  /** @returns the address that shows it */
  keep(outcome: ShownForm): string
  /** @returns undefined where the address names none, or one that is no longer kept */
  find(url: URL): ShownForm | undefined
}

export function keptForms(): KeptForms {
  const forms = new LRUCache<string, ShownForm>({
    ttl: LIFETIME,
    maxSize: MOST,
    sizeCalculation: ({ form }) => JSON.stringify(form).length,
  })
  return {
    keep(outcome) {
      const name = randomBytes(18).toString('base64url')
      forms.set(name, outcome)
      return `${FORM_PATH}?${STEP}=${name}#bericht`
    },
    find: (url) => forms.get(url.searchParams.get(STEP) ?? ''),
  }
}
