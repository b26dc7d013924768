/** Starts the product once on an empty data folder; stories that are not about a first start begin with a copy of it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startProduct } from './product.ts'

declare module 'vitest' {
  interface ProvidedContext {
    firstStart: string
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'first-start-'))
  const product = await startProduct({ dataDir })
  await product.printed('search index live')
  await product.stop({ keepData: true })
  project.provide('firstStart', dataDir)
  return () => rm(dataDir, { recursive: true, force: true })
}
