import { seedDocuments } from '@programme/content-schemas/seed'
import { expect, it } from 'vitest'
import { createGraph, type ContentReader } from '../../../../site/content/graph.ts'
import { siteIndex } from '../../../../site/search/index/shards.ts'
import { madeArticle, madeEvent } from '../../../support/made-documents.ts'

const { graph } = createGraph([...seedDocuments, madeEvent, madeArticle], {
  now: new Date('2026-11-24'),
  lastGood: [],
})

/** A reader that gives something else for each document. */
function readerWith(change: <Document extends object>(document: Document) => Document): ContentReader {
  const reader = graph.reader()
  return { ...reader, list: (type) => reader.list(type).map(change) }
}

/** As a fault of ours would throw. */
function unreadable<Document extends object>(document: Document): Document {
  if (Reflect.get(document, '_id') !== madeArticle._id) return document
  return new Proxy(document, {
    get(target, name) {
      if (name === 'body') throw new URIError('URI malformed')
      const value: unknown = Reflect.get(target, name)
      return value
    },
  })
}

it('a document of which no record can be made is left out by itself, and named', async () => {
  const { shards, leftOut } = await siteIndex(readerWith(unreadable), 2000)
  const urls = [...shards].flatMap(({ entries }) => entries.map(({ url }) => url))
  expect(urls).toContain('/agenda/bijeenkomsten/inloopavond/')
  expect(urls).not.toContain('/nieuws/markt-open/')
  expect(leftOut).toEqual([{ place: '/nieuws/markt-open/', reason: 'URI malformed' }])
})

it('no text that is none reaches Pagefind', async () => {
  const reader = readerWith((document) => ({ ...document, title: 'a\ud800b\u0000c\ufffed' }))
  const { shards } = await siteIndex(reader, 2000)
  const text = JSON.stringify([...shards])
  expect(text).toContain('abcd')
  expect(text).not.toMatch(/\\ud800|\\u0000|\ufffe/)
})
