/** A data folder as the first start leaves it: the sample's documents and pictures, a release and its search index. */
import { cp, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'

/** @returns a copy of its own; the product removes it when it stops */
export async function seededDataDir(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'product-'))
  await cp(inject('firstStart'), dataDir, { recursive: true })
  return dataDir
}
