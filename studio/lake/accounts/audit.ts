/** `DATA_DIR/audit.ndjson`: who published what and who came in, one JSON line each; five files of 5 MB at the most. */
import { appendFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Committed } from '../store/hub.ts'
import { isPublishedId } from '../foundation/document-id.ts'
import type { Accounts } from './accounts.ts'

/** Bytes. */
const LARGEST = 5 * 1024 * 1024
const FILES = 5

interface AuditEntry {
  readonly event: 'publish' | 'unpublish' | 'sign-in' | 'sign-in refused' | 'sign-out'
  /** Id of the user, or what was given for an address where nobody was let in. */
  readonly user: string
  readonly name?: string
  readonly documents?: readonly string[]
  readonly transaction?: string
  readonly from?: string
}

export interface Audit {
  record(entry: AuditEntry): void
  /** Resolves once everything is written. */
  idle(): Promise<void>
}

export function openAudit(dataDir: string, largest = LARGEST): Audit {
  const path = join(dataDir, 'audit.ndjson')
  let underway: Promise<void> = Promise.resolve()

  async function write(line: string): Promise<void> {
    const size = await stat(path).then(
      (stats) => stats.size,
      () => 0,
    )
    if (size + line.length > largest && size > 0) {
      for (let n = FILES - 2; n >= 0; n -= 1)
        await rename(n === 0 ? path : `${path}.${n}`, `${path}.${n + 1}`).catch(() => undefined)
    }
    await appendFile(path, line, { mode: 0o600 })
  }

  return {
    record(entry) {
      const line = `${JSON.stringify({ time: new Date().toISOString(), ...entry })}\n`
      underway = underway
        .then(() => write(line))
        .catch((error: unknown) => console.error('Lake: the audit log could not be written.', error))
    },
    idle: () => underway,
  }
}

/** Tells the log of every transaction that changes what visitors may read. */
export function auditPublishing(audit: Audit, accounts: Accounts): (committed: Committed) => void {
  return ({ transaction, changes }) => {
    const name = accounts.user(transaction.author)?.name
    const published = changes.filter(({ id }) => isPublishedId(id))
    for (const event of ['publish', 'unpublish'] as const) {
      const documents = published
        .filter(({ result }) => (result === undefined) === (event === 'unpublish'))
        .map(({ id }) => id)
      if (documents.length === 0) continue
      audit.record({
        event,
        user: transaction.author,
        ...(name === undefined ? {} : { name }),
        documents,
        transaction: transaction.id,
      })
    }
  }
}
