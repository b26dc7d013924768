/** The `sanity.action.release.*` actions. */
import { LakeError } from '../foundation/errors.ts'
import { isRecord, without, type StoredDocument } from '../foundation/json.ts'
import { record, text, type Action, type ActionHandler } from './action-fields.ts'
import { releaseDocumentId, getPublishedId } from '../foundation/document-id.ts'
import { alreadyExists } from './mutate.ts'
import { applyPatch } from './patch.ts'
import { publishVersion } from './publish.ts'
import { RELEASE_STATES, requireState } from './release-lock.ts'
import { membersOf, publishTime, RELEASE_TYPE, requireRelease } from './release-state.ts'
import type { Session } from './session.ts'
import type { CooperativeTask } from '../foundation/cooperative.ts'

const NAME = /^[a-zA-Z0-9_][a-zA-Z0-9_-]{0,63}$/
const TYPES = ['asap', 'scheduled', 'undecided']

export const releaseActions: Readonly<Record<string, ActionHandler>> = {
  'release.create'(session, action) {
    const name = nameOf(action)
    const id = releaseDocumentId(name)
    if (session.get(id)) throw alreadyExists(id)
    const metadata = isRecord(action['metadata']) ? action['metadata'] : {}
    putRelease(session, name, { state: 'active', metadata })
  },
  'release.import'(session, action) {
    const name = nameOf(action)
    const attributes = isRecord(action['attributes']) ? action['attributes'] : record(action, 'document')
    const existing = session.get(releaseDocumentId(name))
    if (existing && action['ifExists'] === 'ignore') return
    if (existing && action['ifExists'] !== 'replace') throw alreadyExists(existing._id)
    putRelease(session, name, imported(attributes))
  },
  'release.edit'(session, action) {
    const release = requireRelease(session, nameOf(action))
    requireState(release, ['active', 'scheduled'], 'edited')
    const { metadata, ...others } = applyPatch(release, record(action, 'patch'), session.visitBudget)
    const changed = Object.keys({ ...release, ...others }).find(
      (field) => field !== 'metadata' && others[field] !== release[field],
    )
    if (changed !== undefined)
      throw new LakeError(400, `Only the metadata of a release can be edited, not "${changed}".`)
    putRelease(session, nameOf(action), { ...release, metadata: isRecord(metadata) ? metadata : {} })
  },
  'release.schedule'(session, action) {
    const release = requireRelease(session, nameOf(action))
    requireState(release, ['active', 'scheduled'], 'scheduled')
    const rest = without(release, 'error')
    putRelease(session, nameOf(action), { ...rest, state: 'scheduled', publishAt: publishAtOf(action) })
  },
  'release.unschedule'(session, action) {
    const release = requireRelease(session, nameOf(action))
    requireState(release, ['scheduled'], 'unscheduled')
    putRelease(session, nameOf(action), { ...without(release, 'publishAt'), state: 'active' })
  },
  'release.publish'(session, action) {
    const release = requireRelease(session, nameOf(action))
    requireState(release, ['active'], 'published')
    return publishRelease(session, release)
  },
  *'release.archive'(session, action) {
    const release = requireRelease(session, nameOf(action))
    requireState(release, ['active'], 'archived')
    const name = nameOf(action)
    const members = membersOf(session, name)
    yield* removeAll(session, members)
    putRelease(session, name, { ...release, state: 'archived', finalDocumentStates: finalStates(members) })
  },
  *'release.unarchive'(session, action) {
    const name = nameOf(action)
    const release = requireRelease(session, name)
    requireState(release, ['archived'], 'unarchived')
    const lost: string[] = []
    for (const id of finalIds(release)) {
      const last = session.lastVersion(id)
      if (!last) lost.push(id)
      else if (!session.get(id)) session.put(id, last)
      yield
    }
    if (lost.length > 0) throw forgotten(name, lost)
    putRelease(session, name, { ...without(release, 'finalDocumentStates'), state: 'active' })
  },
  *'release.delete'(session, action) {
    const name = nameOf(action)
    const release = requireRelease(session, name)
    requireState(release, ['archived', 'published'], 'deleted')
    yield* removeAll(session, membersOf(session, name))
    session.remove(release._id)
  },
}

/** All documents of a release at once, whatever its state; used at the time of a scheduled one too. */
export function* publishRelease(session: Session, release: StoredDocument): CooperativeTask<void> {
  const name = String(release['name'])
  const members = membersOf(session, name)
  for (const id of members) {
    const version = session.get(id)
    if (version) publishVersion(session, version, getPublishedId(id))
    yield
  }
  putRelease(session, name, {
    ...without(release, 'error'),
    state: 'published',
    publishedAt: session.timestamp,
    finalDocumentStates: finalStates(members),
  })
}

function* removeAll(session: Session, ids: readonly string[]): CooperativeTask<void> {
  for (const id of ids) {
    session.remove(id)
    yield
  }
}

export function putRelease(session: Session, name: string, fields: Readonly<Record<string, unknown>>): void {
  const metadata = isRecord(fields['metadata']) ? fields['metadata'] : {}
  const { releaseType = 'undecided' } = metadata
  if (!TYPES.some((type) => type === releaseType))
    throw new LakeError(400, `"metadata.releaseType" must be ${TYPES.join(', ')}.`)
  session.put(releaseDocumentId(name), {
    ...fields,
    name,
    metadata: { ...metadata, releaseType },
    _type: RELEASE_TYPE,
  })
}

/** @throws LakeError 400 where the scheduler could not tell when, or whether, to publish it */
function imported(attributes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { state = 'active', publishAt } = attributes
  if (!RELEASE_STATES.some((known) => known === state))
    throw new LakeError(400, `"state" of a release must be ${RELEASE_STATES.join(', ')}.`)
  const isPlanned = state === 'scheduled' || (publishAt !== undefined && publishAt !== null)
  return { ...attributes, state, ...(isPlanned ? { publishAt: publishAtOf(attributes) } : {}) }
}

function publishAtOf(fields: Readonly<Record<string, unknown>>): string {
  const time = publishTime(fields)
  if (!time)
    throw new LakeError(
      400,
      '"publishAt" must be a date and time that exists, with its zone: "2026-12-31T12:00:00Z".',
    )
  return time.toISOString()
}

function nameOf(action: Action): string {
  const name = text(action, 'releaseId')
  if (!NAME.test(name))
    throw new LakeError(400, `"${name}" is no name for a release: use a-z, A-Z, 0-9, "_" and "-".`)
  return name
}

function forgotten(name: string, ids: readonly string[]): LakeError {
  return new LakeError(
    409,
    `Release "${name}" cannot be unarchived: the history no longer has ${ids.slice(0, 10).join(', ')}${ids.length > 10 ? ` and ${ids.length - 10} more` : ''}.`,
  )
}

function finalStates(members: readonly string[]): { _key: string; id: string }[] {
  return members.map((id) => ({ _key: id, id }))
}

function finalIds(release: StoredDocument): string[] {
  const states = release['finalDocumentStates']
  return Array.isArray(states)
    ? states.flatMap((state: unknown) =>
        isRecord(state) && typeof state['id'] === 'string' ? [state['id']] : [],
      )
    : []
}
