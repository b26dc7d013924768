/** The piles that messages lie on. */
import { HANDLING, type Message } from '@programme/content-schemas'

export interface View {
  readonly name: string
  readonly title: string
  readonly empty: string
  readonly holds: (message: Message) => boolean
}

export const VIEWS: readonly View[] = [
  {
    name: 'nieuw',
    title: HANDLING.new,
    empty: 'Er zijn geen nieuwe berichten.',
    holds: ({ handling, suspect }) => handling === 'new' && !suspect,
  },
  {
    name: 'in-behandeling',
    title: HANDLING.taken,
    empty: 'Niemand is met een bericht bezig.',
    holds: ({ handling }) => handling === 'taken',
  },
  {
    name: 'beantwoord',
    title: HANDLING.answered,
    empty: 'Er zijn geen beantwoorde berichten.',
    holds: ({ handling }) => handling === 'answered',
  },
  {
    name: 'afgehandeld',
    title: HANDLING.done,
    empty: 'Er is nog niets afgehandeld.',
    holds: ({ handling }) => handling === 'done',
  },
  {
    name: 'niet-gemaild',
    title: 'Niet gemaild',
    empty: 'Alles is gemaild.',
    holds: (message) => isUndelivered(message),
  },
  {
    name: 'verdacht',
    title: 'Verdacht',
    empty: 'Er zijn geen verdachte berichten.',
    holds: ({ suspect, handling }) => suspect && handling === 'new',
  },
]

/** True where mailing failed for good, or has failed so far. */
export function isUndelivered({ delivery }: Message): boolean {
  return delivery.state === 'failed' || (delivery.state === 'waiting' && delivery.attempts > 0)
}
