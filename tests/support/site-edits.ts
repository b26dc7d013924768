/** Random edits of a programme's content, as editors and the calendar make them; some break a rule on purpose. */
import { fc } from './fast-check.ts'

type Content = Map<string, Record<string, unknown>>

/** A choice made once, so that a failing sequence can be shrunk: numbers that each edit takes its picks from. */
export interface Edit {
  readonly kind: (typeof KINDS)[number]
  readonly pick: number
  readonly other: number
  readonly text: string
}

const KINDS = [
  'text',
  'text',
  'slug',
  'references',
  'references',
  'create',
  'remove',
  'remove',
  'restore',
  'settings',
  'consent',
  'consent',
  'redirect',
  'picture',
  'break',
  'day',
  'nothing',
] as const

/** Each publish takes in one to three edits at once. */
export const sequences = fc.array(
  fc.array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      pick: fc.nat(10_000),
      other: fc.nat(10_000),
      text: fc.stringMatching(/^[a-z]{3,8}( [a-z]{2,6})?$/),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  { minLength: 3, maxLength: 8 },
)

export interface World {
  readonly content: Content
  /** As first given, to bring back what was removed. */
  readonly seed: Content
  /** YYYY-MM-DD */
  today: string
  edits: number
  /** Where the picture of an asset can be fetched. */
  readonly pictures: string
}

/** @returns the ids of the documents that changed */
export function applyEdit(world: World, edit: Edit): string[] {
  const { content, seed } = world
  world.edits += 1
  const all = [...content.values()]
  const any = at(all, edit.pick)
  if (!any) return []
  const put = (document: Record<string, unknown>): string[] => {
    const id = String(document['_id'])
    content.set(id, { ...document, _rev: `rev-${world.edits}-${edit.pick}` })
    return [id]
  }

  switch (edit.kind) {
    case 'text': {
      const field = ['title', 'name', 'statement', 'summary', 'goal', 'role'].find((name) => name in any)
      return field ? put({ ...any, [field]: `Tekst ${edit.text}` }) : []
    }
    case 'slug':
      return 'slug' in any ? put({ ...any, slug: { _type: 'slug', current: slugOf(edit) } }) : []
    case 'references': {
      const lists = Object.entries(any).flatMap(([name, value]) =>
        isReferences(value) ? [{ name, value }] : [],
      )
      const list = at(lists, edit.other)
      if (!list) return []
      const type = content.get(list.value[0]?._ref ?? '')?.['_type']
      const target = at(
        all.filter((document) => document['_type'] === type),
        edit.other,
      )
      const rest = list.value.filter(({ _ref }) => _ref !== target?.['_id'])
      const added = { _key: `k${world.edits}`, _type: 'reference', _ref: String(target?.['_id']) }
      return put({ ...any, [list.name]: target && edit.pick % 3 > 0 ? [added, ...rest] : rest.slice(1) })
    }
    case 'create': {
      const id = `nieuw-${world.edits}`
      const named = 'slug' in any ? { slug: { _type: 'slug', current: slugOf(edit) } } : {}
      return put({ ...any, ...named, _id: id })
    }
    case 'remove':
      // Without settings there is no page at all, which would hide all else.
      if (any['_type'] === 'siteSettings' && edit.other % 8 > 0) return []
      content.delete(String(any['_id']))
      return [String(any['_id'])]
    case 'restore':
      return put({ ...at([...seed.values()], edit.pick) })
    case 'settings': {
      const settings = all.find(({ _type }) => _type === 'siteSettings')
      return settings ? put({ ...settings, footer: `Onderaan ${edit.text}` }) : []
    }
    case 'consent': {
      const contact = at(
        all.filter(({ _type }) => _type === 'contact'),
        edit.pick,
      )
      const covers = ['mobile', 'email', 'phone', 'photo'].filter((_name, index) => (edit.other >> index) & 1)
      const until = edit.pick % 2 ? { until: dayAfter(world.today, edit.other % 4) } : {}
      return contact ? put({ ...contact, consent: { given: edit.other % 5 > 0, covers, ...until } }) : []
    }
    case 'redirect':
      return put({
        _id: `redirect-${edit.pick % 3}`,
        _type: 'redirect',
        from: `/oud-${edit.other % 3}/`,
        to: edit.pick % 2 ? '/projecten/' : `/oud-${edit.pick % 3}/`,
      })
    case 'picture': {
      const hash = String(edit.other % 4).repeat(40)
      const id = `image-${hash}-900x600-jpg`
      content.set(id, {
        _id: id,
        _type: 'sanity.imageAsset',
        url: `${world.pictures}/${hash}`,
        path: hash,
        extension: 'jpg',
      })
      const holder = at(
        all.filter(({ _type }) => _type === 'projectPage' || _type === 'contact'),
        edit.pick,
      )
      if (!holder) return [id]
      const image = {
        _type: 'image',
        asset: { _type: 'reference', _ref: id },
        alt: `Beeld ${edit.text}`,
        ...(edit.pick % 3 ? {} : { crop: { top: 0.1, bottom: 0, left: 0, right: 0 } }),
      }
      return [id, ...put({ ...holder, [holder['_type'] === 'contact' ? 'photo' : 'heroImage']: image })]
    }
    case 'break':
      return 'slug' in any ? put({ ...any, slug: { _type: 'slug', current: 'Niet Goed!' } }) : []
    case 'day':
      world.today = dayAfter(world.today, 1 + (edit.other % 3))
      return []
    case 'nothing':
      return put({ ...any })
  }
}

function at<Member>(members: readonly Member[], pick: number): Member | undefined {
  return members[pick % Math.max(members.length, 1)]
}

function slugOf({ text, pick }: Edit): string {
  return `${text.replaceAll(' ', '-')}-${pick % 7}`
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

function isReferences(value: unknown): value is { _ref: string }[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((member) => typeof member === 'object' && member !== null && '_ref' in member)
  )
}
