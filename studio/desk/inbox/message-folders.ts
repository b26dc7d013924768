/** The folders of the inbox: which messages each one shows. */
import { HANDLING, type Message } from '@programme/content-schemas'

export interface MessageFolder {
  readonly name: string
  readonly title: string
  readonly empty: string
  readonly includes: (message: Message) => boolean
}

export const MESSAGE_FOLDERS: readonly MessageFolder[] = [
  {
    name: 'nieuw',
    title: HANDLING.new,
    empty: 'Er zijn geen nieuwe berichten.',
    includes: ({ handling, suspect }) => handling === 'new' && !suspect,
  },
  {
    name: 'in-behandeling',
    title: HANDLING.taken,
    empty: 'Niemand is met een bericht bezig.',
    includes: ({ handling }) => handling === 'taken',
  },
  {
    name: 'beantwoord',
    title: HANDLING.answered,
    empty: 'Er zijn geen beantwoorde berichten.',
    includes: ({ handling }) => handling === 'answered',
  },
  {
    name: 'afgehandeld',
    title: HANDLING.done,
    empty: 'Er is nog niets afgehandeld.',
    includes: ({ handling }) => handling === 'done',
  },
  {
    name: 'niet-gemaild',
    title: 'Niet gemaild',
    empty: 'Alles is gemaild.',
    includes: (message) => isUndelivered(message),
  },
  {
    name: 'verdacht',
    title: 'Verdacht',
    empty: 'Er zijn geen verdachte berichten.',
    includes: ({ suspect, handling }) => suspect && handling === 'new',
  },
]

/** True where mailing failed for good, or has failed so far. */
export function isUndelivered({ delivery }: Message): boolean {
  return delivery.state === 'failed' || (delivery.state === 'waiting' && delivery.attempts > 0)
}
