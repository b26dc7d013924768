/** What the releases that are kept show of persons, compared with what the store allows today. */
import type { SanityClient } from '@sanity/client'
import { dateIn, type AnyDocument } from '@programme/content-schemas'
import { parseOnce } from '../content/accept.ts'
import { loadSome, revisionOf } from '../content/load.ts'
import { shownOn } from '../content/shown.ts'
import type { Releases } from './releases/releases.ts'
import { PERSONAL_TYPES, withdrawnSince, withoutWithdrawn } from './withdrawal.ts'

export interface KeptPersons {
  readonly versions: readonly unknown[]
  /** When the oldest release was made: a consent that has ended since held then. */
  readonly since: Date
}

export function keptOfPersons(releases: Releases): KeptPersons {
  const oldest = releases.kept().at(-1)?.publishedAt
  return {
    versions: releases.versions(PERSONAL_TYPES),
    since: oldest === undefined ? new Date() : new Date(oldest),
  }
}

/**
 * @returns documents of the live release without what was withdrawn; undefined where no kept release shows too much
 * @throws where the store fails
 */
export async function leftOfHeld(
  client: SanityClient,
  releases: Releases,
  { timeZone, now: moment }: { readonly timeZone: string; readonly now: Date },
): Promise<Map<string, AnyDocument> | undefined> {
  const { versions, since } = keptOfPersons(releases)
  const today = dateIn(timeZone, moment)
  const ids = new Set(versions.flatMap(revisionOf).map(([id]) => id))
  const now = new Map<string, AnyDocument | undefined>()
  for (const [id, value] of await loadSome(client, ids)) {
    const parsed = value === undefined ? undefined : parseOnce(value)
    // One that breaks a rule keeps its last good version, so that it withdraws nothing.
    if (parsed?.ok !== false) now.set(id, shownOn(parsed?.document, today))
  }
  const judged = versions.filter((value) => revisionOf(value).some(([id]) => now.has(id)))
  const withdrawn = withdrawnSince(judged, dateIn(timeZone, since), (id) => now.get(id))
  if (withdrawn.size === 0) return undefined
  const left = new Map<string, AnyDocument>()
  for (const parsed of releases.documents().map(parseOnce)) {
    if (!parsed.ok || !withdrawn.has(parsed.document._id)) continue
    left.set(parsed.document._id, withoutWithdrawn(parsed.document, now.get(parsed.document._id)))
  }
  return left
}
