/** Share pictures beside the releases, named by what they say: as text from the commit on, as a picture once it is drawn. */
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { Card } from '../../content/share-card.ts'

export interface NamedCard {
  readonly name: string
  readonly card: Card
}

export interface ReleaseCards {
  /** Those that pages of the live release name. */
  undrawn(): NamedCard[]
  drawn(): string[]
  /**
   * One that a page names, or named until a release of this moment or later (ISO 8601).
   * @returns its picture: without bytes where it cannot be drawn, undefined where it has not been
   */
  find(name: string, moment: string): (NamedCard & { readonly picture: Uint8Array | undefined }) | undefined
  /** @param picture PNG; no bytes say that it cannot be drawn */
  keep(name: string, picture: Uint8Array): void
  /** Inside a transaction. @param body key of a page that names the card */
  write(body: number, name: string, card: Card): void
  /** Inside a transaction: drops what no page of a kept release names. */
  dropUnused(): void
  /** What could not be drawn is tried again. */
  retry(): void
}

const cardText = z.object({ kind: z.string(), title: z.string(), site: z.string() })
const nameRow = z.object({ name: z.string() })
const cardRow = z.object({
  name: z.string(),
  card: z.string().transform((text) => cardText.parse(JSON.parse(text))),
})
const pictureRow = cardRow.extend({
  picture: z
    .instanceof(Uint8Array)
    .nullable()
    .transform((picture) => picture ?? undefined),
})

const LIVE = 'name IN (SELECT card FROM entry JOIN body ON body.key = entry.body WHERE until IS NULL)'

export function releaseCards(database: DatabaseSync): ReleaseCards {
  const sql = (text: string) => database.prepare(text)
  const undrawn = sql(`SELECT name, text AS card FROM card WHERE picture IS NULL AND ${LIVE}`)
  const drawn = sql(`SELECT name FROM card WHERE length(picture) > 0 AND ${LIVE}`)
  const find = sql(
    `SELECT name, text AS card, picture FROM card WHERE name = ?1 AND EXISTS
       (SELECT 1 FROM body JOIN entry ON entry.body = body.key LEFT JOIN release ON release.number = entry.until
        WHERE body.card = ?1 AND (until IS NULL OR published_at >= ?2))`,
  )
  const keep = sql('UPDATE card SET picture = ? WHERE name = ?')
  const insert = sql('INSERT OR IGNORE INTO card (name, text) VALUES (?, ?)')
  const mark = sql('UPDATE body SET card = ? WHERE key = ?')
  const drop = sql('DELETE FROM card WHERE NOT EXISTS (SELECT 1 FROM body WHERE body.card = card.name)')
  return {
    undrawn: () => undrawn.all().map((row) => cardRow.parse(row)),
    drawn: () => drawn.all().map((row) => nameRow.parse(row).name),
    find: (name, moment) => find.all(name, moment).map((row) => pictureRow.parse(row))[0],
    keep: (name, picture) => void keep.run(picture, name),
    write(body, name, card) {
      insert.run(name, JSON.stringify(card))
      mark.run(name, body)
    },
    dropUnused: () => void drop.run(),
    retry: () => database.exec('UPDATE card SET picture = NULL WHERE length(picture) = 0'),
  }
}
