/** `npm run markup`: every page of the fictional Voorbeeldstad judged by html-validate, by linkinator and, where there is a Java, by the Nu checker. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'
import { crawl } from '../support/crawl.ts'
import { startPublicSite } from '../support/public-site.ts'
import { validateHtml } from '../support/validate-html.ts'
import { voorbeeldDocuments } from '../support/voorbeeldstad-site.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))
const run = promisify(execFile)
const MOST_OUTPUT = 64 * 1024 * 1024

interface Verdict {
  readonly judged: number
  readonly faults: readonly string[]
}

/** What a checker prints, though it may end with an error because it found something. */
async function output(command: string, given: readonly string[]): Promise<string> {
  const withOutput = z.object({ stdout: z.string() })
  const ended: unknown = await run(command, [...given], { maxBuffer: MOST_OUTPUT }).catch(
    (error: unknown) => error,
  )
  const parsed = withOutput.safeParse(ended)
  if (!parsed.success) throw new Error(`${command} did not run.`, { cause: ended })
  return parsed.data.stdout
}

async function byHtmlValidate(pages: ReadonlyMap<string, string>): Promise<Verdict> {
  const faults = await Promise.all([...pages].map(([path, html]) => validateHtml(path, html)))
  return { judged: pages.size, faults: faults.flat() }
}

async function byLinkinator(origin: string): Promise<Verdict> {
  const others = `^(?!${origin})`
  const given = [
    origin,
    '--recurse',
    '--check-fragments',
    '--check-css',
    '--format',
    'json',
    '--skip',
    others,
  ]
  const text = await output(process.execPath, [
    join(folder, 'node_modules', 'linkinator', 'build', 'src', 'cli.js'),
    ...given,
  ])
  const link = z.object({ url: z.string(), state: z.string(), parent: z.string().optional() })
  const { links } = z.object({ links: z.array(link) }).parse(JSON.parse(text))
  const checked = links.filter(({ state }) => state !== 'SKIPPED')
  const faults = checked
    .filter(({ state }) => state !== 'OK')
    .map(({ parent = '', url, state }) => `${parent} -> ${url}: ${state}`)
  return { judged: checked.length, faults }
}

/** @returns undefined where there is no Java */
async function byNu(pages: ReadonlyMap<string, string>): Promise<Verdict | undefined> {
  const there = await run('java', ['-version']).then(
    () => true,
    () => false,
  )
  if (!there) return undefined
  const directory = await mkdtemp(join(tmpdir(), 'markup-'))
  try {
    const names = new Map<string, string>()
    for (const [index, [path, html]] of [...pages].entries()) {
      const file = join(directory, `${index}.html`)
      names.set(`file:${file}`, path)
      await writeFile(file, html)
    }
    const result = join(directory, 'result.json')
    const jar = join(folder, 'node_modules', 'vnu-jar', 'build', 'dist', 'vnu.jar')
    await writeFile(result, await output('java', ['-jar', jar, '--format', 'json', '--stdout', directory]))
    const message = z.object({
      type: z.string(),
      url: z.string(),
      message: z.string(),
      lastLine: z.number().optional(),
      extract: z.string().optional(),
    })
    const { messages } = z
      .object({ messages: z.array(message) })
      .parse(JSON.parse(await readFile(result, 'utf8')))
    const faults = messages.map(
      ({ type, url, message: what, extract = '' }) =>
        `${names.get(url) ?? url}: ${type}: ${what} ${extract.replaceAll('\n', ' ')}`,
    )
    return { judged: pages.size, faults }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

function report(name: string, verdict: Verdict | undefined): void {
  if (!verdict) console.log(`${name}: left out, there is no Java`)
  else console.log(`${name}: ${verdict.judged} judged, ${verdict.faults.length} faults`)
  for (const fault of verdict?.faults ?? []) console.log(`  ${fault}`)
  if (verdict && verdict.faults.length > 0) process.exitCode = 1
}

if (!existsSync(join(folder, 'node_modules')))
  await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, maxBuffer: MOST_OUTPUT })
const site = await startPublicSite(voorbeeldDocuments)
try {
  const { pages } = await crawl(site.origin)
  report('html-validate', await byHtmlValidate(pages))
  report('linkinator', await byLinkinator(site.origin))
  report('Nu checker', await byNu(pages))
} finally {
  await site.stop()
}
