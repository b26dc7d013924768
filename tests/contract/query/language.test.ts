/** What the public conformance suite does not ask: search, accents, functions of the hosted language, and clear errors. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

let lake: RunningLake
beforeAll(async () => {
  lake = await startLake()
  await lake
    .client()
    .transaction()
    .create({ _id: 'fair', _type: 'page', title: 'De Haringparty', slug: { current: 'haring' } })
    .create({ _id: 'quay', _type: 'page', title: 'Café aan de kade', text: 'Een één-tweetje' })
    .create({
      _id: 'shop',
      _type: 'page',
      title: 'Lege winkels',
      body: [
        {
          _key: 'a',
          _type: 'block',
          children: [
            { _key: 'b', _type: 'span', text: 'Vol' },
            { _key: 'c', _type: 'span', text: 'ledig leeg aan de Hoogstraat' },
          ],
        },
      ],
      near: { _type: 'reference', _ref: 'quay' },
    })
    .commit()
})
afterAll(async () => {
  await lake.stop()
})

const search = (text: string): Promise<string[]> =>
  lake.client().fetch('*[[@, _id] match text::query($text)]._id', { text })

describe('text::query', () => {
  it.each([
    ['kade', ['quay']],
    ['KADE cafe', ['quay']],
    ['kade haringparty', []],
    ['party', []],
    ['haring*', ['fair']],
    ['"aan de kade"', ['quay']],
    ['"de aan"', []],
    ['aan -café', ['shop']],
    ['aan -"de kade"', ['shop']],
    ['-aan', ['fair']],
    ['volledig', ['shop']],
    ['één', ['quay']],
    ['één-tweetje', ['quay']],
    ['shop', ['shop']],
    ['*', ['fair', 'quay', 'shop']],
    ['', []],
  ])('finds %j', async (text, expected) => {
    expect(await search(text)).toEqual(expected)
  })

  it('looks at single fields too, and at Portable Text', async () => {
    const query = '*[title match text::query("aan") || pt::text(body) match text::query("hoog*")]._id'
    expect(await lake.client().fetch(query)).toEqual(['quay', 'shop'])
  })

  it('is left alone in strings and comments', async () => {
    expect(await lake.client().fetch('// text::query(\n"text::query(" + "$x // no"')).toBe(
      'text::query($x // no',
    )
  })

  it('scores as the Studio sorts its search by', async () => {
    const query =
      '*[_type in $types] | score(boost(title match text::query($text), 5), [@, _id] match text::query($text) || references($id)) [_score > 0] {_id} | order(_score desc) [0...$limit]'
    const params = { types: ['page'], text: 'aan*', id: 'quay', limit: 11 }
    expect(await lake.client().fetch(query, params)).toEqual([{ _id: 'quay' }, { _id: 'shop' }])
  })
})

describe('a function', () => {
  it.each<[string, unknown]>([
    ['"cafe" match "CAFÉ"', true],
    ['*[title match "caf*"]._id', ['quay']],
    ['string::endsWith("haringparty", "party")', true],
    ['string::endsWith(5, "y")', null],
    ['*[string::endsWith(title, "kade")]._id', ['quay']],
    ['documents::get("quay").title', 'Café aan de kade'],
    ['*[_id == "shop"][0]{"near": documents::get(near).title}.near', 'Café aan de kade'],
    ['documents::get("dataset:local.production:quay")._id', 'quay'],
    ['*[_id == "quay"][0]{"n": documents::incomingRefCount()}.n', 1],
    ['*[_id == "quay"][0]{"n": documents::incomingGlobalDocumentReferenceCount()}.n', 0],
    ['path("a.b") in path("a.*")', true],
    ['identity()', 'local-editor'],
    ['[sanity::projectId(), sanity::dataset()]', ['local', 'production']],
  ])('works: %s', async (query, expected) => {
    expect(await lake.client().fetch(query)).toEqual(expected)
  })

  it.each([
    ['geo::distance(geo::latLng(1, 2), geo::latLng(3, 4))', 'geo::'],
    ['*[sanity::partOfVariant("x")]', 'sanity::partOfVariant'],
    ['*|score(text::semanticSimilarity("x"))', 'text::semanticSimilarity'],
    ['user::attributes().role', 'user::attributes'],
    ['media::aspect(@, "x")', 'media::aspect'],
    ['text::query("x")', 'text::query'],
    ['nothing::like("x")', 'nothing'],
  ])('that only hosted Sanity has is named in the refusal: %s', async (query, name) => {
    const refused = lake.client().fetch(query)
    await expect(refused).rejects.toMatchObject({ statusCode: 400 })
    await expect(refused).rejects.toThrow(name)
  })
})

describe('a refusal', () => {
  it('names the parameter that was not given, wherever it stands', async () => {
    const refused = lake.client().fetch('*[_type == "none"][title == $title]')
    await expect(refused).rejects.toMatchObject({ statusCode: 400 })
    await expect(refused).rejects.toThrow('param $title referenced, but not provided')
    expect(await lake.client().fetch('"costs $title"')).toBe('costs $title')
  })

  it('tells where a query is wrong', async () => {
    const query = '*[_type == "page" && string::endsWith(title, "x") && ]'
    const response = await fetch(
      `${lake.origin}/v2025-02-19/data/query/production?query=${encodeURIComponent(query)}`,
      { headers: { authorization: `Bearer ${lake.token}` } },
    )
    expect(response.status).toBe(400)
    const body: unknown = await response.json()
    expect(body).toMatchObject({ error: { type: 'queryParseError', query } })
    expect(body).toMatchObject({ error: { start: query.indexOf(']'), end: query.length } })
  })
})
