/** What the schemas accept the Studio accepts, and the other way round: Sanity's own validation, on a real lake that holds the seed. */
import { Schema } from '@sanity/schema'
import { builtinTypes, groupProblems, validateSchema } from '@sanity/schema/_internal'
import { validateDocument } from '@sanity/validation'
import { evaluateDocumentInternal } from '@sanity/validation/_internal'
import { formatPath } from '@programme/content-schemas'
import { seedDocuments } from '@programme/content-schemas/seed'
import type { Schema as CompiledSchema, SchemaTypeDefinition } from 'sanity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uploadFirstFiles } from '../../server/first-content.ts'
import { deriveSchemaTypes } from '../../studio/schema/derive.ts'
import { timeZoneState } from '../../studio/desk/time-zone.ts'
import { brokenDocuments } from '../support/broken-documents.ts'
import { startLake, type RunningLake } from '../support/start-lake.ts'

const types = deriveSchemaTypes()
const compiled: unknown = Schema.compile({ name: 'default', types: [...types, ...builtinTypes] })
if (!isSchema(compiled)) throw new TypeError('Sanity compiled something else than a schema.')
const schema = compiled
let lake: RunningLake

beforeAll(async () => {
  lake = await startLake()
  await uploadFirstFiles(lake.client())
  const transaction = lake.client().transaction()
  for (const document of seedDocuments) transaction.create<Record<string, unknown>>({ ...document })
  await transaction.commit()
})
afterAll(() => lake.stop())

function isSchema(value: unknown): value is CompiledSchema {
  return typeof value === 'object' && value !== null && 'get' in value && '_registry' in value
}

function isType(value: unknown): value is SchemaTypeDefinition {
  return typeof value === 'object' && value !== null && 'name' in value && 'type' in value
}

interface Given {
  readonly slug?: unknown
  readonly contacts?: unknown
  readonly _id: string
  readonly _type: string
}

function settingsFor(document: Given) {
  const time = '2026-11-24T12:00:00Z'
  const client = lake.client()
  return {
    document: { _rev: 'r', _createdAt: time, _updatedAt: time, ...document },
    schema,
    client,
    getClient: () => client,
    getDocumentExists: async ({ id }: { id: string }) => (await client.getDocument(id)) !== undefined,
  }
}

/** The paths of all errors that the Studio shows. */
async function errorsOf(document: Given): Promise<string[]> {
  const { markers } = await evaluateDocumentInternal({ ...settingsFor(document), environment: 'studio' })
  return markers
    .filter(({ level }) => level === 'error')
    .map(({ path }) => formatPath(path.filter((part) => !Array.isArray(part)).map(asSegment)))
}

function asSegment(part: unknown) {
  if (typeof part === 'number') return part
  return typeof part === 'object' && part !== null && '_key' in part
    ? { _key: String(part._key) }
    : String(part)
}

it('derives types that Sanity compiles without a complaint', () => {
  const own = new Set(types.map(({ name }) => name))
  const validated: unknown[] = validateSchema([...types, ...builtinTypes]).getTypes()
  const groups = groupProblems(validated.filter(isType))
  const complaints = groups.filter(({ path }) =>
    path.some((part) => 'name' in part && own.has(part.name ?? '')),
  )
  expect(complaints).toEqual([])
})

describe('the Studio accepts what the schemas accept', () => {
  it.each(seedDocuments.map((document) => [document._id, document] as const))('%s', async (_id, document) => {
    expect(await errorsOf(document)).toEqual([])
  })

  it('and has a field for everything that the seed holds', async () => {
    for (const document of seedDocuments) {
      const { markers } = await validateDocument(settingsFor(document))
      // Advice stands in nobody's way.
      const errors = markers.filter(({ level }) => level !== 'warning')
      expect({ id: document._id, errors }).toEqual({ id: document._id, errors: [] })
    }
  })
})

describe('the Studio refuses what breaks a rule across documents', () => {
  const [project] = seedDocuments.filter((document) => document._type === 'projectPage')
  const link = (href: string) => ({
    ...project,
    _id: 'drafts.new',
    _type: 'projectPage',
    aanpak: [
      {
        _type: 'block',
        _key: 'b',
        children: [{ _type: 'span', _key: 's', text: 'De pagina over de kade', marks: ['l'] }],
        markDefs: [{ _type: 'link', _key: 'l', href }],
      },
    ],
  })

  it('an address that another document has, a reference to nothing and a link to nothing', async () => {
    expect(await errorsOf(link('/projecten/'))).toContain('slug.current')
    expect(
      await errorsOf({ ...link('/projecten/bestaat-niet/'), slug: { _type: 'slug', current: 'new' } }),
    ).toEqual(['aanpak[_key=="b"].markDefs[_key=="l"].href'])
    const contacts = [{ _type: 'reference', _key: 'c', _ref: 'contact-nobody' }]
    expect(
      await errorsOf({ ...link('/projecten/'), slug: { _type: 'slug', current: 'new' }, contacts }),
    ).toContain('contacts[0]')
  })
})

describe('the Studio refuses what the schemas refuse, at the same field', () => {
  it.each(brokenDocuments.map((entry) => [entry.rule, entry] as const))('%s', async (_rule, entry) => {
    expect(await errorsOf(entry.document)).toContain(entry.path)
  })
})

it('asks for a moment by the clock of the programme', () => {
  const event = schema.get('event')
  const fields = event !== undefined && 'fields' in event ? event.fields : []
  for (const timeZone of ['America/Paramaribo', 'Asia/Tokyo']) {
    timeZoneState.change(() => timeZone)
    expect(fields.find(({ name }) => name === 'start')?.type.options).toMatchObject({
      displayTimeZone: timeZone,
      allowTimeZoneSwitch: false,
    })
  }
})
