/** What the server says of external links: asked for all links of a document at once, by one poll for all that show it, until it knows. */
import { isRecord } from '../../../shared/is-record.ts'
import { sharedState } from '../shared-state.ts'

export interface LinkCheck {
  readonly href: string
  readonly state: 'good' | 'broken' | 'unsure' | 'busy'
  readonly reason: string
}

/** Milliseconds between two questions while the server is looking. */
const DEBOUNCE = 1_500
/** Then whoever still waits is told nothing. */
const MOST_QUESTIONS = 20

export interface LinkChecks {
  /** What is known so far, by address. */
  readonly current: () => ReadonlyMap<string, LinkCheck>
  /** Polls these addresses for as long as anyone subscribes to them. @returns ends the subscription */
  readonly subscribe: (hrefs: readonly string[], listener: () => void) => () => void
}

export function createLinkChecks(): LinkChecks {
  const checks = sharedState<ReadonlyMap<string, LinkCheck>>(new Map())
  const polls = new Map<string, { readonly stop: () => void; subscribers: number }>()

  function add(found: readonly LinkCheck[]): void {
    checks.change((known) => new Map([...known, ...found.map((check) => [check.href, check] as const)]))
  }

  return {
    current: checks.current,
    subscribe(hrefs, listener) {
      const key = JSON.stringify(hrefs)
      const poll = polls.get(key) ?? { stop: pollLinkChecks(hrefs, add), subscribers: 0 }
      polls.set(key, poll)
      poll.subscribers += 1
      const unsubscribe = checks.subscribe(listener)
      return () => {
        unsubscribe()
        poll.subscribers -= 1
        if (poll.subscribers > 0) return
        polls.delete(key)
        poll.stop()
      }
    },
  }
}

/** Those of this tab. */
export const linkChecks = createLinkChecks()

/**
 * Asks until everything is known.
 * @param onAnswer is called with what is known so far; never where there is no such server
 * @returns ends it
 */
function pollLinkChecks(
  hrefs: readonly string[],
  onAnswer: (answers: readonly LinkCheck[]) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let ended = false

  async function ask(questions: number): Promise<void> {
    const answers = await fetchAnswers(hrefs).catch(() => undefined)
    if (ended) return
    if (answers) onAnswer(answers)
    // What fails is asked for again; where there is no such server, it is not.
    const isBusy = answers === undefined || answers?.some(({ state }) => state === 'busy') === true
    if (isBusy && questions < MOST_QUESTIONS) timer = setTimeout(() => void ask(questions + 1), DEBOUNCE)
  }

  // An editor who is typing an address is let finish.
  if (hrefs.length > 0) timer = setTimeout(() => void ask(1), DEBOUNCE / 3)
  return () => {
    ended = true
    clearTimeout(timer)
  }
}

/** @returns null where there is no such server */
async function fetchAnswers(hrefs: readonly string[]): Promise<LinkCheck[] | null> {
  const response = await fetch('/publish/links', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ links: hrefs }),
  })
  if (response.status === 404) return null
  if (!response.ok) throw new Error(`The server answered ${response.status}.`)
  const answer: unknown = await response.json()
  const links: unknown[] = isRecord(answer) && Array.isArray(answer['links']) ? answer['links'] : []
  return links.flatMap((link) => {
    if (!isRecord(link)) return []
    const { href, state, reason } = link
    if (state !== 'good' && state !== 'broken' && state !== 'unsure' && state !== 'busy') return []
    return [{ href: String(href), state, reason: typeof reason === 'string' ? reason : '' }]
  })
}
