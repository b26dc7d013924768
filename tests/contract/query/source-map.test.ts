/** From a value in an answer back to the field it stands in, as the client's stega and visual editing go. */
import { resolveEditInfo, studioPath } from '@sanity/client/csm'
import { stegaClean } from '@sanity/client/stega'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

let lake: RunningLake
beforeAll(async () => {
  lake = await startLake()
  const span = (_key: string, text: string) => ({ _key, _type: 'span', text })
  await lake
    .client()
    .transaction()
    .create({ _id: 'writer', _type: 'person', name: 'Schrijver' })
    .create({ _id: 'drafts.writer', _type: 'person', name: 'Schrijfster' })
    .create({
      _id: 'story',
      _type: 'story',
      title: 'Titel',
      nested: { deep: 'Diep' },
      tags: ['een', 'twee', 'drie'],
      author: { _type: 'reference', _ref: 'writer' },
      body: [
        { _key: 'k1', _type: 'block', style: 'h2', children: [span('s1', 'Kop')] },
        { _key: 'k2', _type: 'block', style: 'normal', children: [span('s2', 'Tekst')] },
      ],
      links: [
        { _key: 'l1', label: 'Eerste', kind: 'a' },
        { _key: 'l2', label: 'Tweede', kind: 'b' },
      ],
    })
    .commit()
})
afterAll(async () => {
  await lake.stop()
})

/** Every string of an answer with the document and path that its source map gives for it. */
async function sources(query: string): Promise<Record<string, string>> {
  const { result, resultSourceMap } = await lake.client().fetch<unknown>(
    query,
    {},
    {
      perspective: 'drafts',
      filterResponse: false,
      resultSourceMap: 'withKeyArraySelector',
    },
  )
  expect(await lake.client().fetch<unknown>(query, {}, { perspective: 'drafts' })).toEqual(result)
  const found: Record<string, string> = {}
  const walk = (value: unknown, path: (string | number)[]): void => {
    if (typeof value === 'string') {
      const info = resultSourceMap && resolveEditInfo({ resultSourceMap, resultPath: path, studioUrl: '/' })
      found[value] = info ? `${info.id} ${studioPath.toString(toStudioPath(info.path))}` : 'none'
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value))
        walk(member, [...path, Array.isArray(value) ? Number(key) : key])
    }
  }
  walk(result, [])
  return found
}

function toStudioPath(path: unknown): studioPath.Path {
  if (!Array.isArray(path)) return []
  return path.map((part: string | number | { _key: string }) =>
    typeof part === 'object' ? { _key: part._key } : part,
  )
}

describe('a source map', () => {
  it.each<[string, string, Record<string, string>]>([
    ['whole documents', '*[_id == "writer"][0]{name}', { Schrijfster: 'drafts.writer name' }],
    ['other names', '*[_type == "story"]{"kop": title}', { Titel: 'story title' }],
    ['single values', '*[_id == "story"][0].nested.deep', { Diep: 'story nested.deep' }],
    [
      'references',
      '*[_id == "story"][0]{"by": author->name, "person": author->{"n": name}}',
      { Schrijfster: 'drafts.writer name' },
    ],
    [
      'spreads and what they are overwritten by',
      '*[_id == "story"]{..., "title": "vast", "nested": nested.deep}[0]{title, nested, "t": tags[1]}',
      { vast: 'none', Diep: 'story nested.deep', twee: 'story tags[1]' },
    ],
    [
      'members that a filter leaves',
      '*[_id == "story"][0]{"l": links[kind == "b"]{label}, "b": body[style == "normal"]{"c": children[].text}}',
      { Tweede: 'story links[_key=="l2"].label', Tekst: 'story body[_key=="k2"].children[_key=="s2"].text' },
    ],
    [
      'slices and sorted members',
      '*[_id == "story"][0].links | order(label desc)[0..0].label',
      { Tweede: 'story links[_key=="l2"].label' },
    ],
    [
      'coalesce and select',
      '*[_id == "story"][0]{"x": coalesce(subtitle, title), "y": select(defined(nope) => "a", nested.deep)}',
      { Titel: 'story title', Diep: 'story nested.deep' },
    ],
    ['parents', '*[_id == "story"][0]{"in": links[0]{"of": ^.title}}', { Titel: 'story title' }],
    [
      'nothing that was calculated',
      '*[_id == "story"][0]{"up": upper(title), "both": title + "!"}',
      { TITEL: 'none', 'Titel!': 'none' },
    ],
    [
      'scored documents',
      '*[_type == "story"] | score(title match "titel")[_score > 0]{title}',
      { Titel: 'story title' },
    ],
  ])('leads back through %s', async (_what, query, expected) => {
    expect(await sources(query)).toEqual(expected)
  })

  it('is what the client encodes into strings for click-to-edit', async () => {
    const client = lake.client().withConfig({ stega: { enabled: true, studioUrl: '/studio' } })
    const query = '*[_id == "story"][0]{title, "by": author->name, body}'
    const options = { perspective: 'drafts' } as const
    const encoded = await client.fetch<{ title: string; by: string }>(query, {}, options)
    const plain = await lake.client().fetch<{ title: string; by: string }>(query, {}, options)
    expect(stegaClean(encoded)).toEqual(plain)
    expect(encoded.title.length).toBeGreaterThan(plain.title.length)
    expect(encoded.by.length).toBeGreaterThan(plain.by.length)
  })

  it('is left out where nobody asks for it', async () => {
    const response = await lake.client().fetch<unknown>('*[0]', {}, { filterResponse: false })
    expect(response).not.toHaveProperty('resultSourceMap')
  })
})
