/**
 * What happens to a posted contact form, as a function from Request to outcome.
 *
 * Pages are static, so the form on them carries no fresh token. The first post is answered by a page to check the
 * message on, with a signed token; the second post, with that token, keeps the message.
 */
import {
  submissionErrors,
  submissionSchema,
  type FormChoices,
  type Submission,
} from '@programme/content-schemas'
import { HONEYPOT, type FormField, type FormState } from '../content/form-state.ts'
import type { Limits } from './limits.ts'
import { isSameOriginPost } from './origin.ts'
import { createProofOfWork, verifyProofOfWork } from './proof-of-work.ts'
import { readForm, RefusedPost, type PostedForm } from './read-form.ts'
import type { TokenSigner } from './token.ts'

/** Milliseconds in which nobody reads a page. */
const MIN_FILL_TIME = 1_500
/** Milliseconds to wait under attack for a browser without JavaScript. */
const DELAY_UNDER_ATTACK = 30_000

export interface ReceiveOptions {
  /** What may be chosen now. */
  readonly choices: () => Promise<FormChoices>
  /** Keeps the message for good before it resolves; the same id again changes nothing. */
  readonly keep: (id: string, submission: Submission, circumstances: { suspect: boolean }) => Promise<void>
  readonly limits: Limits
  readonly signer: TokenSigner
  readonly secret: string
  /** Origins whose pages may post. */
  readonly origins: ReadonlySet<string>
  /** Milliseconds. */
  readonly now?: () => number
  /** Is told why a message could not be kept, without a word of the message. */
  readonly onFailure: (error: unknown) => void
}

export type Outcome =
  | { readonly kind: 'kept' }
  | {
      readonly kind: 'form'
      readonly status: 200 | 422 | 429 | 503
      readonly form: FormState
      readonly wait?: number
    }
  | { readonly kind: 'refused'; readonly status: 400 | 403 | 413 | 415 | 429; readonly wait?: number }

const PROBLEMS = {
  stale:
    'Deze pagina stond te lang open, of er is iets veranderd. Kijk uw bericht nog een keer na en verstuur het.',
  fast: 'Dat ging wel heel snel. Kijk uw bericht nog een keer na en verstuur het.',
  busy: 'Er komen nu heel veel berichten binnen. Wacht een halve minuut en verstuur uw bericht dan.',
  tooMany:
    'U hebt in korte tijd veel berichten gestuurd. Probeer het later opnieuw, of bel of mail een coördinator.',
  broken:
    'Uw bericht is niet verstuurd: er ging bij ons iets mis. Probeer het over een paar minuten opnieuw, of bel of mail een coördinator.',
} as const

/** @param address of the visitor's computer @returns what the visitor gets; never throws */
export async function receive(request: Request, address: string, inbox: ReceiveOptions): Promise<Outcome> {
  if (!isSameOriginPost(request.headers, inbox.origins)) return { kind: 'refused', status: 403 }
  try {
    const posted = await readForm(request)
    // Only a form that can be read is counted: nobody is kept out by what is refused.
    const wait = await inbox.limits.post(address)
    if (wait > 0) return { kind: 'refused', status: 429, wait }
    return await answer(posted, address, inbox)
  } catch (error) {
    if (error instanceof RefusedPost) return { kind: 'refused', status: error.status }
    inbox.onFailure(error)
    return { kind: 'refused', status: 400 }
  }
}

async function answer(posted: PostedForm, address: string, inbox: ReceiveOptions): Promise<Outcome> {
  const { values } = posted
  const now = (inbox.now ?? Date.now)()
  const fill = (errors: FormState['errors'], status: 200 | 422): Outcome => ({
    kind: 'form',
    status,
    form: { step: 'fill', values, errors },
  })
  if (posted.step === 'edit') return fill({}, 200)

  const parsed = submissionSchema(await inbox.choices()).safeParse(values)
  const trapped = (values[HONEYPOT] ?? '') !== ''
  if (!parsed.success || trapped) {
    const trap = trapped ? { [HONEYPOT]: 'Dit veld moet leeg blijven. Haal weg wat erin staat.' } : {}
    return fill({ ...(parsed.success ? {} : submissionErrors(parsed.error.issues)), ...trap }, 422)
  }

  const submission = parsed.data
  const check = async (given: {
    problem?: string
    token?: string
    status?: 200 | 422 | 429 | 503
    wait?: number
  }): Promise<Outcome> => {
    const token = given.token ?? (await inbox.signer.sign(submission, now))
    const challenge = inbox.limits.underAttack()
      ? await createProofOfWork(inbox.secret, token, now)
      : undefined
    const form: FormState = {
      step: 'check',
      values: submittedValues(submission),
      errors: {},
      token,
      ...(given.problem === undefined ? {} : { problem: given.problem }),
      ...(challenge === undefined ? {} : { challenge }),
    }
    return { kind: 'form', status: given.status ?? 200, form, ...(given.wait ? { wait: given.wait } : {}) }
  }

  if (posted.step !== 'send') return check({})
  const { token } = posted
  const found = await inbox.signer.check(token, submission, now)
  if (!found) return check({ problem: PROBLEMS.stale, status: 422 })
  if (found.age < MIN_FILL_TIME) return check({ problem: PROBLEMS.fast, token, status: 422 })
  const suspect = inbox.limits.underAttack()
  if (
    suspect &&
    found.age < DELAY_UNDER_ATTACK &&
    !(await verifyProofOfWork(inbox.secret, token, posted.work))
  )
    return check({ problem: PROBLEMS.busy, token, status: 422 })
  const wait = await inbox.limits.message(address)
  if (wait > 0) return check({ problem: PROBLEMS.tooMany, token, status: 429, wait })
  try {
    await inbox.keep(found.id, submission, { suspect })
    return { kind: 'kept' }
  } catch (error) {
    inbox.onFailure(error)
    return check({ problem: PROBLEMS.broken, token, status: 503, wait: 120 })
  }
}

/** A submission as the fields of a form, so that it can be posted again. */
function submittedValues(submission: Submission): Partial<Record<FormField, string>> {
  const values: Partial<Record<FormField, string>> = {}
  const { nameConsent, receipt, group, email, phone, who, subject, message, name } = submission
  Object.assign(values, { who, subject, message, name })
  if (group !== undefined) values.group = group
  if (email !== undefined) values.email = email
  if (phone !== undefined) values.phone = phone
  if (nameConsent) values.nameConsent = 'on'
  if (receipt) values.receipt = 'on'
  return values
}
