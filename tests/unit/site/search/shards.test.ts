/** Which shard of the search index a page belongs to. */
import { expect, it } from 'vitest'
import { divided, PAGES_PER_SHARD } from '../../../../site/search/index/shards.ts'

const pages = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ url: `/nieuws/bericht-${index}/` }))

it('leaves a site of up to 2,000 pages in one shard, in its order', () => {
  const site = pages(PAGES_PER_SHARD)
  expect(divided(site, PAGES_PER_SHARD)).toEqual([site])
})

it('divides ten thousand pages into shards of about the same size', () => {
  const sizes = divided(pages(10_000), PAGES_PER_SHARD).map(({ length }) => length)
  expect(sizes).toHaveLength(5)
  for (const size of sizes) expect(Math.abs(size - PAGES_PER_SHARD)).toBeLessThan(200)
})

it('leaves every page in its shard when one comes, one goes and the order changes', () => {
  const before = divided(pages(9_000), PAGES_PER_SHARD)
  const after = divided([{ url: '/nieuw/' }, ...pages(9_000).slice(1).toReversed()], PAGES_PER_SHARD)
  const shardOf = (shards: typeof before) =>
    new Map(shards.flatMap((shard, index) => shard.map(({ url }) => [url, index] as const)))
  const now = shardOf(after)
  for (const [url, shard] of shardOf(before)) if (now.has(url)) expect(now.get(url)).toBe(shard)
  expect(now.size).toBe(9_000)
})
