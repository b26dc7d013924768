/** What a part of the Studio shows stays what the store has: on a real lake. */
import type { SanityClient } from '@sanity/client'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { followQuery } from '../../studio/desk/live-query.ts'
import { startLake, type RunningLake } from '../support/start-lake.ts'
import { documentsOf, madePage as page } from '../support/store-documents.ts'

let lake: RunningLake
let client: SanityClient
const ends: (() => void)[] = []
beforeAll(async () => {
  lake = await startLake()
  client = lake.client()
})
afterEach(() => ends.splice(0).forEach((end) => end()))
afterAll(() => lake.stop())

const { put } = documentsOf(() => client)

/** @returns everything that was told, the last one last */
function follow(query: string, search = '') {
  const told: unknown[] = []
  const errors: unknown[] = []
  const question = { query, watched: '*[_type == "page"]', parse: (answer: unknown) => answer }
  const end = followQuery(client, question, search, {
    onData: (data) => told.push(data),
    onError: (error) => errors.push(error),
  })
  ends.push(end)
  return { told, errors, end }
}

const TITLES = '*[_type == "page" && title match $search] | order(_id).title'

it('tells what is there, and again after each change of what it watches', async () => {
  await put(page('first', 'een', { title: 'Eerste' }))
  const { told, errors } = follow(TITLES, '*')
  await expect.poll(() => told).toEqual([['Eerste']])
  await put(page('second', 'twee', { title: 'Tweede' }))
  await expect.poll(() => told.at(-1)).toEqual(['Eerste', 'Tweede'])
  await client.delete('second')
  await expect.poll(() => told.at(-1)).toEqual(['Eerste'])
  expect(errors).toEqual([])
})

it('asks once for many changes at once', async () => {
  const { told } = follow(TITLES, 'reeks*')
  await expect.poll(() => told).toHaveLength(1)
  const transaction = client.transaction()
  for (let number = 0; number < 30; number += 1)
    transaction.createOrReplace({
      ...page(`many-${number}`, `reeks-${number}`, { title: `Reeks ${number}` }),
    })
  await transaction.commit()
  await expect.poll(() => told.at(-1)).toHaveLength(30)
  expect(told.length).toBeLessThan(30)
})

it('is told with its parameter', async () => {
  await put(page('chosen', 'gekozen', { title: 'Gekozen' }))
  const { told } = follow(TITLES, 'gekozen')
  await expect.poll(() => told).toEqual([['Gekozen']])
})

it('says what is wrong with a query', async () => {
  const { told, errors } = follow('*[')
  await expect.poll(() => errors).toHaveLength(1)
  expect(told).toEqual([])
})

it('tells nothing more once it has ended', async () => {
  const other = follow(TITLES, '*')
  const { told, end } = follow(TITLES, '*')
  await expect.poll(() => told).toHaveLength(1)
  end()
  await put(page('late', 'laat', { title: 'Laat' }))
  await expect.poll(() => other.told.at(-1)).toContain('Laat')
  expect(told).toHaveLength(1)
})
