/** What the rules of a form ask of the store: asked once while an editor types, and again where the store did not answer. */
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { contextOf } from '../../studio/schema/validation-context.ts'
import { startLake, type RunningLake } from '../support/start-lake.ts'
import { documentsOf, madePage as page } from '../support/store-documents.ts'

let lake: RunningLake
beforeAll(async () => {
  lake = await startLake()
})
afterEach(() => void vi.useRealTimers())
afterAll(() => lake.stop())

const { put } = documentsOf(() => lake.client())
const QUERY = '*[_id == $id][0].title'
const fetch = () => contextOf(() => lake.client())

it('is asked once for all rules of a document', async () => {
  await put(page('once', 'een'))
  const answers = [fetch()(QUERY, { id: 'once' }), fetch()(QUERY, { id: 'once' })]
  expect(answers[0]).toBe(answers[1])
  expect(await answers[0]).toBe('Pagina')
})

it('is asked anew for another document, and sees drafts', async () => {
  await put(page('one', 'twee'), page('drafts.one', 'twee', { title: 'Concept' }))
  expect(await fetch()(QUERY, { id: 'one' })).toBe('Pagina')
  expect(await fetch()(QUERY, { id: 'drafts.one' })).toBe('Concept')
})

it('is asked anew after a while, in which the store may have changed', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  await put(page('changed', 'drie'))
  expect(await fetch()(QUERY, { id: 'changed' })).toBe('Pagina')
  await put(page('changed', 'drie', { title: 'Anders' }))
  expect(await fetch()(QUERY, { id: 'changed' })).toBe('Pagina')
  vi.setSystemTime(Date.now() + 3_001)
  expect(await fetch()(QUERY, { id: 'changed' })).toBe('Anders')
})

it('does not keep a failure', async () => {
  const unreachable = contextOf(() =>
    lake.client().withConfig({ apiHost: 'http://localhost:1', maxRetries: 0 }),
  )
  await put(page('failing', 'vier'))
  await expect(unreachable(QUERY, { id: 'failing' })).rejects.toThrow()
  expect(await fetch()(QUERY, { id: 'failing' })).toBe('Pagina')
})
