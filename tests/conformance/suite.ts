/** Reads a compiled GROQ test suite: NDJSON, plain or gzipped, in the format of sanity-io/groq-test-suite. */
import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'

const datasetEntry = z.object({
  _type: z.literal('dataset'),
  _id: z.string(),
  url: z.string().optional(),
  documents: z.array(z.record(z.string(), z.unknown())).optional(),
})

const testEntry = z.object({
  _type: z.literal('test'),
  name: z.string().nullish(),
  query: z.string(),
  params: z.record(z.string(), z.unknown()).nullish(),
  result: z.unknown(),
  valid: z.boolean().default(true),
  features: z.array(z.string()).default([]),
  version: z.string().nullish(),
  dataset: z.object({ _ref: z.string() }),
})

export type SuiteDataset = z.infer<typeof datasetEntry>
export type SuiteCase = z.infer<typeof testEntry>

export interface Suite {
  readonly datasets: readonly SuiteDataset[]
  readonly cases: readonly SuiteCase[]
}

/** @throws Error that names the line which is neither a dataset nor a test */
export function parseSuite(text: string): Suite {
  const datasets: SuiteDataset[] = []
  const cases: SuiteCase[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const entry = z.discriminatedUnion('_type', [datasetEntry, testEntry]).safeParse(JSON.parse(line))
    if (!entry.success)
      throw new Error(`Line ${index + 1} is no entry of a GROQ test suite.`, { cause: entry.error })
    if (entry.data._type === 'dataset') datasets.push(entry.data)
    else cases.push(entry.data)
  }
  return { datasets, cases }
}

export async function readSuite(path: string): Promise<Suite> {
  const bytes = await readFile(path)
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  return parseSuite((isGzip ? gunzipSync(bytes) : bytes).toString('utf8'))
}
