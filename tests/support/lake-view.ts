/** The documents of a lake as its query workers see them, without the workers. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createChangeTags, type ChangeTags } from '../../studio/lake/query/change-tags.ts'
import { createDocumentCache } from '../../studio/lake/query/document-cache.ts'
import { ensureIndex } from '../../studio/lake/store/index/index-writer.ts'
import { createSearchIndex } from '../../studio/lake/query/index/search-index.ts'
import { viewDocuments, type View } from '../../studio/lake/query/lake-documents.ts'
import type { Documents } from '../../studio/lake/query/language/runtime.ts'
import type { QueryJob } from '../../studio/lake/query/messages.ts'
import { startBudget, type Budget } from '../../studio/lake/query/language/budget.ts'
import { runQuery } from '../../studio/lake/query/run-query.ts'
import { parseStored, type StoredDocument } from '../../studio/lake/foundation/json.ts'
import { openDatabase } from '../../studio/lake/store/database.ts'

export type TestDocument = Readonly<Record<string, unknown>> & {
  readonly _id: string
  readonly _type: string
}

export interface LakeView {
  put(document: TestDocument): void
  remove(id: string): void
  view(view: View): Documents
  /** The stored document. */
  get(id: string): StoredDocument | undefined
  readonly tagsOf: ChangeTags
  close(): void
}

export function openLakeView(documents: readonly TestDocument[] = []): LakeView {
  const dataDir = mkdtempSync(join(tmpdir(), 'lake-view-'))
  const database = openDatabase(dataDir)
  database.exec('PRAGMA synchronous = OFF')
  const kept = ensureIndex(database)
  const cache = createDocumentCache(database, 1_000_000)
  const index = createSearchIndex(database, cache.variants)
  const write = database.prepare(
    'INSERT INTO documents (id, type, rev, body) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET type = excluded.type, rev = excluded.rev, body = excluded.body',
  )
  const read = database.prepare('SELECT body FROM documents WHERE id = ?')
  const erase = database.prepare('DELETE FROM documents WHERE id = ?')
  let revision = 0
  const lake: LakeView = {
    put(document) {
      revision += 1
      const system = {
        _rev: `r${revision}`,
        _createdAt: '2026-01-01T00:00:00Z',
      }
      const stored = { _updatedAt: '2026-01-01T00:00:00Z', ...document, ...system }
      const body = JSON.stringify(stored)
      write.run(stored._id, stored._type, stored._rev, body)
      kept.write([{ id: stored._id, result: parseStored(body) }])
    },
    remove(id) {
      erase.run(id)
      kept.write([{ id, result: undefined }])
    },
    view(view) {
      cache.catchUp()
      return viewDocuments(view, cache, index, enough())
    },
    get(id) {
      const body = read.get(id)?.['body']
      return typeof body === 'string' ? parseStored(body) : undefined
    },
    tagsOf: createChangeTags(database),
    close() {
      database.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  for (const document of documents) lake.put(document)
  return lake
}

/** The same documents with nothing but a look at every one of them. */
export function withoutIndexes(documents: Documents): Documents {
  return { all: () => documents.all(), get: (id) => documents.get(id), find: () => documents.all() }
}

/** More than any query of a test needs. */
export function enough(): Budget {
  return startBudget({ work: 60_000, clock: 600_000 })
}

export interface Answered {
  readonly result: unknown
  readonly syncTags: readonly string[]
}

export function answer(documents: Documents, query: string, params: Record<string, unknown> = {}): Answered {
  const job: QueryJob = { query, params, perspective: 'raw', role: 'administrator', identity: 'tester' }
  const { result, syncTags } = runQuery(job, documents, enough())
  const parsed: unknown = JSON.parse(result)
  return { result: parsed, syncTags }
}

export function ask(documents: Documents, query: string, params: Record<string, unknown> = {}): unknown {
  return answer(documents, query, params).result
}
