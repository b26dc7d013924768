/** What is written to the lake as JSON: mutations and actions, whole, in pieces and in a jumble. */
import fc from 'fast-check'
import { queries } from '../../../support/random-queries.ts'
import { border } from '../border.ts'
import { exchange, search, wrongWith } from '../exchange.ts'
import { id, json, own, publishedOwn, value, word } from '../values.ts'
import { authorisation, credentials } from './credentials.ts'

const PLACES = [
  ...[
    'title',
    'body[0]',
    'body[_key=="b1"].children[0].text',
    'a.b.c',
    '..k',
    'a[1:3]',
    'a[-1]',
    'a[]',
    'tags[after(1)]',
  ],
  ...[
    '_id',
    '_type',
    '_rev',
    '_createdAt',
    '__proto__.x',
    'constructor.prototype.x',
    '[',
    '..',
    '',
    'a[0,1,2:9,_key=="x"].b',
  ],
] as const
const PIECES = [
  'a',
  '.',
  '..',
  '[',
  ']',
  '0',
  '-1',
  '_key==',
  '"x"',
  '*',
  ',',
  ':',
  '__proto__',
  'constructor',
] as const
const place = fc.oneof(
  fc.constantFrom(...PLACES),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((all) => all.join('')),
  word,
)
const operation: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  fc
    .tuple(fc.constantFrom('set', 'setIfMissing', 'inc', 'dec', 'diffMatchPatch', 'merge'), place, value)
    .map(([kind, at, to]) => ({ [kind]: Object.fromEntries([[at, to]]) })),
  fc.array(place, { maxLength: 3 }).map((unset) => ({ unset })),
  fc
    .tuple(fc.constantFrom('before', 'after', 'replace'), place, value)
    .map(([where, at, items]) => ({ insert: { [where]: at, items } })),
  value.map((ifRevisionID) => ({ ifRevisionID })),
)
const patch = fc
  .array(operation, { maxLength: 3 })
  .map((operations) => Object.fromEntries(operations.flatMap((one) => Object.entries(one))))

const fields = fc
  .tuple(
    json,
    fc.constantFrom(
      'fuzz',
      'page',
      'newsArticle',
      'event',
      'contact',
      'system.release',
      'system.group',
      'sanity.imageAsset',
      'sanity.fileAsset',
    ),
  )
  .map(([content, _type]) => ({ ...(typeof content === 'object' ? content : { content }), _type }))
/** Only what the fuzzer wrote itself, so that there is something left to attack. */
const selection = queries.map(
  ({ text }) => `*[_type == "fuzz" && _id in ${text.startsWith('*') ? `(${text})[]._id` : '[]'}]`,
)
const mutation = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('create', 'createOrReplace', 'createIfNotExists'), id, fields)
      .map(([kind, _id, rest]) => ({ [kind]: { ...rest, _id } })),
  },
  { weight: 4, arbitrary: fc.tuple(id, patch).map(([one, rest]) => ({ patch: { id: one, ...rest } })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(selection, patch, json)
      .map(([query, rest, params]) => ({ patch: { query, params, ...rest } })),
  },
  { weight: 1, arbitrary: selection.map((query) => ({ delete: { query } })) },
  { weight: 2, arbitrary: own.map((one) => ({ delete: { id: one } })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('create', 'patch', 'delete', 'insert', '__proto__'), json)
      .map((pair) => Object.fromEntries([pair])),
  },
)

/** A text as it is sent: mostly whole, sometimes cut off. */
const cut = fc.oneof(
  { weight: 9, arbitrary: fc.constant(1) },
  { weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
)
const TYPES = [
  'application/json',
  'application/json',
  'application/json',
  'text/plain',
  'application/json; charset=utf-16',
  '',
] as const

const written = (name: string, route: string, body: fc.Arbitrary<unknown>) =>
  border(
    name,
    fc.record({
      body,
      cut,
      credentials,
      type: fc.constantFrom(...TYPES),
      more: search(
        'returnIds',
        'returnDocuments',
        'visibility',
        'dryRun',
        'autoGenerateArrayKeys',
        'transactionId',
        'tag',
        'skipCrossDatasetReferenceValidation',
      ),
    }),
    async ({ body: content, cut: part, credentials: kind, type, more }, world) => {
      const whole = JSON.stringify(content)
      return wrongWith(
        await exchange(world.studioPort, {
          method: 'POST',
          target: `/v2025-02-19/data/${route}/production${more.replace(/\s/g, '+')}`,
          headers: [...authorisation(kind, world), ['Content-Type', type]],
          body: whole.slice(0, Math.ceil(whole.length * part)),
        }),
      )
    },
  )

const mutations = fc.oneof(
  { weight: 9, arbitrary: fc.array(mutation, { maxLength: 5 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(mutation, fc.constantFrom(100, 3_000))
      .map(([one, times]) => Array.from({ length: times }, () => one)),
  },
  { weight: 1, arbitrary: json },
)
export const mutating = written(
  'mutate',
  'mutate',
  fc.record({
    mutations,
    transactionId: fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: json }),
  }),
)

const KINDS = [
  ...[
    'create',
    'edit',
    'publish',
    'unpublish',
    'discard',
    'delete',
    'replaceDraft',
    'version.create',
    'version.replace',
  ].map((name) => `document.${name}`),
  ...['document.version.discard', 'document.version.unpublish'],
  ...['create', 'edit', 'publish', 'archive', 'unarchive', 'schedule', 'unschedule', 'delete', 'import'].map(
    (name) => `release.${name}`,
  ),
] as const
const action = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record(
      {
        actionType: fc.constantFrom(...KINDS).map((name) => `sanity.action.${name}`),
        publishedId: fc.oneof(publishedOwn, id),
        draftId: id,
        versionId: id,
        baseId: id,
        attributes: fc.tuple(fields, id).map(([rest, _id]) => ({ ...rest, _id })),
        document: fc.tuple(fields, id).map(([rest, _id]) => ({ ...rest, _id })),
        patch,
        releaseId: fc.oneof({ weight: 4, arbitrary: fc.constant('fuzz') }, { weight: 1, arbitrary: word }),
        publishAt: fc.oneof(
          fc.constantFrom('2026-02-30', '2027-01-01T00:00:00Z', '1970-01-01', '+275760-09-13T00:00:00Z'),
          json,
        ),
        metadata: json,
        includeDrafts: fc.array(id, { maxLength: 2 }),
        ifExists: fc.constantFrom('fail', 'ignore', 'replace', 'x'),
        purge: fc.boolean(),
        ifDraftRevisionId: word,
      },
      { requiredKeys: ['actionType'] },
    ),
  },
  { weight: 1, arbitrary: json },
)
export const acting = written(
  'actions',
  'actions',
  fc.record({
    actions: fc.oneof(
      { weight: 9, arbitrary: fc.array(action, { maxLength: 4 }) },
      { weight: 1, arbitrary: json },
    ),
    dryRun: fc.constantFrom(undefined, true, 1),
  }),
)
