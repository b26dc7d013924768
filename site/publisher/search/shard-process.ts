/** Run as a process: makes one shard of a plan. Arguments: file of its entries, its language, folder to write. */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { unusedFiles, writeShard } from '../../search/index/write-shard.ts'
import { LEFT_OUT } from './plan.ts'

const [file, language, output] = process.argv.slice(2)
if (file === undefined || language === undefined || output === undefined)
  throw new Error('shard-process: name the file of the entries, the language and the folder.')

const entries = z
  .array(
    z.object({
      url: z.string(),
      language: z.literal('nl'),
      content: z.string(),
      meta: z.object({ title: z.string(), kop: z.string(), anders: z.string(), verborgen: z.string() }),
      filters: z.record(z.string(), z.array(z.string())),
    }),
  )
  .parse(JSON.parse(await readFile(file, 'utf8')))
const leftOut = await writeShard({ language, entries }, join(output, 'pagefind'))
await writeFile(join(output, LEFT_OUT), JSON.stringify(leftOut))
await Promise.all(
  unusedFiles({ language }).map((name) => rm(join(output, 'pagefind', name), { force: true })),
)
