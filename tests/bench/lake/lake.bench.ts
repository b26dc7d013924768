/**
 * The lake at 1,000, 10,000 and 50,000 documents of 2 KB: over HTTP by the real client, beside plain groq-js on documents
 * that lie parsed in memory. Times are in milliseconds.
 */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const SIZES = [1_000, 10_000, 50_000]
const measure = fileURLToPath(new URL('measure.ts', import.meta.url))
const largeWrites = fileURLToPath(new URL('large-writes.ts', import.meta.url))

export async function benchLake(): Promise<Record<string, unknown>> {
  const figures: Record<string, unknown> = {}
  for (const size of SIZES) {
    const { stdout } = await promisify(execFile)(process.execPath, [measure, String(size)])
    const measured: unknown = JSON.parse(stdout)
    figures[`${size} documents`] = measured
    console.log(`${size} documents`, JSON.stringify(measured, null, 2))
  }
  const { stdout } = await promisify(execFile)(process.execPath, [largeWrites])
  figures['beside large writes'] = JSON.parse(stdout)
  console.log('beside large writes', JSON.stringify(figures['beside large writes'], null, 2))
  return figures
}
