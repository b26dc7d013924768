/** Kills the lake at random moments under load, and looks whether it kept its word. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import type { SanityClient } from '@sanity/client'
import { startLakeProcess } from '../support/lake-process.ts'

export interface CrashReport {
  readonly kills: number
  readonly acknowledged: number
  /** Acknowledged transactions of which something is missing. */
  readonly lost: readonly string[]
  /** Transactions of which only a part is there. */
  readonly torn: readonly string[]
  /** Answers of `PRAGMA integrity_check` other than "ok". */
  readonly damaged: readonly string[]
}

const WRITERS = 8
/** Milliseconds until the first answer; a busy machine is slow to begin. */
const LONGEST_START = 5_000
const DOCUMENTS_PER_TRANSACTION = 3

/** @param random numbers from 0 up to 1 */
export async function crash(kills: number, random: () => number): Promise<CrashReport> {
  const dataDir = await mkdtemp(join(tmpdir(), 'crash-'))
  const acknowledged: string[] = []
  const lost: string[] = []
  const damaged: string[] = []
  let checked = 0
  try {
    await (await startLakeProcess(dataDir)).stop()
    for (let round = 0; round < kills; round += 1) {
      const lake = await startLakeProcess(dataDir)
      const running = { value: true }
      const writers = Array.from({ length: WRITERS }, (_none, writer) =>
        write(lake.client(), `${round}-${writer}`, running, acknowledged),
      )
      const before = acknowledged.length
      for (let waited = 0; acknowledged.length === before && waited < LONGEST_START; waited += 5)
        await wait(5)
      await wait(random() * 200)
      running.value = false
      await lake.kill()
      await Promise.all(writers)
      const found = inspect(dataDir, acknowledged.slice(checked))
      lost.push(...found.lost)
      damaged.push(...found.damaged)
      checked = acknowledged.length
    }
    const torn = inspectAll(dataDir, acknowledged, lost)
    return { kills, acknowledged: acknowledged.length, lost: [...new Set(lost)], torn, damaged }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** One writer: several new documents and a change of a shared one in each transaction. */
async function write(
  client: SanityClient,
  name: string,
  running: { readonly value: boolean },
  acknowledged: string[],
): Promise<void> {
  for (let count = 0; running.value; count += 1) {
    const id = `t-${name}-${count}`
    const transaction = client.transaction()
    transaction.createIfNotExists({ _id: 'shared', _type: 'shared', seen: [] })
    for (let n = 0; n < DOCUMENTS_PER_TRANSACTION; n += 1)
      transaction.create({ _id: `${id}-${n}`, _type: 'part', id, n })
    transaction.patch('shared', (patch) => patch.set({ last: id }))
    try {
      await transaction.transactionId(id).commit({ visibility: 'async' })
      acknowledged.push(id)
    } catch {
      // Not acknowledged: it may be there or not, but not in part.
    }
  }
}

function inspect(dataDir: string, ids: readonly string[]): { lost: string[]; damaged: string[] } {
  const database = new DatabaseSync(join(dataDir, 'lake.sqlite'))
  try {
    const check = String(database.prepare('PRAGMA integrity_check').get()?.['integrity_check'])
    const count = database.prepare(
      `SELECT count(*) AS n FROM documents WHERE id >= ?1 || '-' AND id < ?1 || '.'`,
    )
    return {
      lost: ids.filter((id) => Number(count.get(id)?.['n']) !== DOCUMENTS_PER_TRANSACTION),
      damaged: check === 'ok' ? [] : [check],
    }
  } finally {
    database.close()
  }
}

/** At the end everything once more: no acknowledged one has gone since, and none is there in part. */
function inspectAll(dataDir: string, acknowledged: readonly string[], lost: string[]): string[] {
  lost.push(...inspect(dataDir, acknowledged).lost)
  const database = new DatabaseSync(join(dataDir, 'lake.sqlite'))
  try {
    const torn = database.prepare(
      `SELECT t.id FROM transactions t WHERE
         (SELECT count(*) FROM changes c WHERE c.seq = t.seq AND c.id <> 'shared') <> ?1
         OR (SELECT count(*) FROM changes c WHERE c.seq = t.seq AND c.id = 'shared') <> 1
       UNION SELECT json_extract(body, '$.id') FROM documents WHERE type = 'part' GROUP BY 1 HAVING count(*) <> ?1`,
    )
    return torn.all(DOCUMENTS_PER_TRANSACTION).map((row) => String(row['id']))
  } finally {
    database.close()
  }
}
