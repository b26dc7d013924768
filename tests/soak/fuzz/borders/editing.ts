/** What the Studio does, through the real client: documents of every type with a value or two that nobody expects. */
import fc from 'fast-check'
import type { SanityClient } from '@sanity/client'
import { isRecord } from '../../../../shared/is-record.ts'
import { models, replaced } from '../../../attacks/poisoned.ts'
import { border, wrongError } from '../border.ts'
import { publishedOwn, text, value } from '../values.ts'

type Path = readonly (string | number)[]
type Content = Readonly<Record<string, unknown>>

const redirects: readonly Content[] = Array.from({ length: 10 }, (_, n) => ({
  _id: 'redirect',
  _type: 'redirect',
  from: `/fuzz-${n}/`,
  to: '/doe-mee/',
}))
const settings: readonly string[] = ['siteSettings', 'accessibilityStatement']

/** Every place of a document, its own name apart. */
function places(given: unknown, path: Path = []): Path[] {
  const own = path.length > 0 && path[0] !== '_id' && path[0] !== '_type' ? [path] : []
  if (Array.isArray(given))
    return [...own, ...given.flatMap((member, index) => places(member, [...path, index]))]
  if (!isRecord(given)) return own
  return [...own, ...Object.entries(given).flatMap(([key, member]) => places(member, [...path, key]))]
}

const strange = fc.oneof({ weight: 3, arbitrary: text }, { weight: 1, arbitrary: value })
const documents: fc.Arbitrary<Content> = fc
  .record({
    base: fc.constantFrom<Content>(...models, ...redirects),
    edits: fc.array(fc.tuple(fc.nat(10_000), strange), { maxLength: 3 }),
    into: fc.array(fc.tuple(fc.nat(10_000), text), { maxLength: 2 }),
  })
  .map(({ base, edits, into }) => {
    let made: unknown = base
    for (const [pick, other] of edits) {
      const all = places(made)
      made = replaced(made, all[pick % Math.max(1, all.length)] ?? [], other)
    }
    for (const [pick, other] of into) {
      const all = places(made).filter((path) => typeof at(made, path) === 'string')
      const path = all[pick % Math.max(1, all.length)]
      if (path) made = replaced(made, path, `${String(at(made, path))}${other}`)
    }
    return isRecord(made) ? made : { _type: base['_type'] }
  })

function at(given: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (found, key) => (found === null || typeof found !== 'object' ? undefined : Reflect.get(found, key)),
    given,
  )
}

const COMMANDS = [
  'replace',
  'replace',
  'draft',
  'edit',
  'publish',
  'publish',
  'unpublish',
  'discard',
  'version',
  'delete',
] as const
const command = fc.record({ kind: fc.constantFrom(...COMMANDS), id: publishedOwn, content: documents })

export const editing = border(
  'editing',
  fc.array(command, { minLength: 1, maxLength: 4 }),
  async (commands, { client }) => {
    for (const one of commands) {
      const wrong = await carryOut(client, one).then(() => undefined, wrongError)
      if (wrong !== undefined) return wrong
    }
    return undefined
  },
)

async function carryOut(
  client: SanityClient,
  { kind, id, content }: { kind: (typeof COMMANDS)[number]; id: string; content: Content },
): Promise<unknown> {
  const { _id: modelId, _type: given, ...fields } = content
  const _type = typeof given === 'string' ? given : 'page'
  // There is one of these, and editing it breaks more than a page.
  const publishedId = settings.includes(_type) && typeof modelId === 'string' ? modelId : id
  const draftId = `drafts.${publishedId}`
  const action = (name: string, more: object): Promise<unknown> =>
    client.request({
      method: 'POST',
      url: '/data/actions/production',
      body: { actions: [{ actionType: `sanity.action.document.${name}`, publishedId, draftId, ...more }] },
    })
  switch (kind) {
    case 'replace':
      return client.createOrReplace({ ...fields, _id: publishedId, _type })
    case 'draft':
      return client.createOrReplace({ ...fields, _id: draftId, _type })
    case 'edit':
      return action('edit', { patch: { set: fields } })
    case 'publish':
      await client.createOrReplace({ ...fields, _id: draftId, _type })
      return action('publish', {})
    case 'unpublish':
      return settings.includes(_type) ? undefined : action('unpublish', {})
    case 'discard':
      return action('discard', {})
    case 'version':
      return action('version.create', {
        versionId: `versions.fuzz.${publishedId}`,
        document: { ...fields, _id: `versions.fuzz.${publishedId}`, _type },
      })
    case 'delete':
      return settings.includes(_type) ? undefined : client.delete(id)
  }
}
