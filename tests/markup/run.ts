/**
 * `npm run markup`: every page of the fictional Voorbeeldstad judged by html-validate, by linkinator and, where there is a Java,
 * by the Nu checker, which judges style sheets and drawings too. Each judge must first find what is wrong with a page that is wrong.
 */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
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

/** An address twice on one page, a link to nothing, a colour that is none. */
const WRONG =
  '<!doctype html><html lang="nl"><head><title>Fout</title><style>p { color: nothing }</style></head><body><p id="a">a</p><p id="a">b</p><a href="/weg/">c</a><a href="/#weg">d</a></body></html>'

/** Standard CSS that every browser has and the Nu checker does not know yet. */
const NEWER_THAN_NU = /“(?:container-type|@container|field-sizing|vector-effect|paint-order)”/

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

const hasJava = (): Promise<boolean> =>
  run('java', ['-version']).then(
    () => true,
    () => false,
  )

/** What the site's own pages load for their looks. */
async function looksOf(origin: string, pages: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const links = [...pages.values()].flatMap((html) => [...html.matchAll(/ href="([^":]+\.(?:css|svg))"/g)])
  const paths = new Set(links.map(([, path = '']) => path))
  const read = async (path: string) => [path, await (await fetch(origin + path)).text()] as const
  return new Map(await Promise.all([...paths].map(read)))
}

async function byNu(files: ReadonlyMap<string, string>): Promise<Verdict> {
  const directory = await mkdtemp(join(tmpdir(), 'markup-'))
  try {
    const names = new Map<string, string>()
    for (const [index, [path, text]] of [...files].entries()) {
      const file = join(directory, `${index}${extname(path) || '.html'}`)
      names.set(`file:${file}`, path)
      await writeFile(file, text)
    }
    const result = join(directory, 'result.json')
    const jar = join(folder, 'node_modules', 'vnu-jar', 'build', 'dist', 'vnu.jar')
    const options = ['--also-check-css', '--also-check-svg', '--format', 'json', '--stdout']
    await writeFile(result, await output('java', ['-jar', jar, ...options, directory]))
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
    const faults = messages
      .filter(({ message: what }) => !NEWER_THAN_NU.test(what))
      .map(
        ({ type, url, message: what, extract = '' }) =>
          `${names.get(url) ?? url}: ${type}: ${what} ${extract.replaceAll('\n', ' ')}`,
      )
    return { judged: files.size, faults }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** @throws Error where a judge lets something pass */
function mustFind(name: string, wanted: readonly RegExp[], { faults }: Verdict): void {
  for (const fault of wanted)
    if (!faults.some((found) => fault.test(found)))
      throw new Error(`${name} does not find ${fault} on a page that has it: ${faults.join('; ')}`)
}

async function tryLinkinator(): Promise<void> {
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/' ? 200 : 404, { 'Content-Type': 'text/html' }).end(WRONG)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  const verdict = await byLinkinator(`http://localhost:${address.port}`)
  server.close()
  mustFind('linkinator', [/\/weg\/: BROKEN/, /#weg: BROKEN/], verdict)
}

function report(name: string, { judged, faults }: Verdict): void {
  console.log(`${name}: ${judged} judged, ${faults.length} faults`)
  for (const fault of faults) console.log(`  ${fault}`)
  if (faults.length > 0) process.exitCode = 1
}

if (!existsSync(join(folder, 'node_modules')))
  await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, maxBuffer: MOST_OUTPUT })
const wrong = new Map([['/', WRONG]])
mustFind('html-validate', [/no-dup-id/], await byHtmlValidate(wrong))
await tryLinkinator()
const java = await hasJava()
if (java) mustFind('The Nu checker', [/Duplicate ID/, /color/], await byNu(wrong))
const site = await startPublicSite(voorbeeldDocuments)
try {
  const { pages } = await crawl(site.origin)
  report('html-validate', await byHtmlValidate(pages))
  report('linkinator', await byLinkinator(site.origin))
  if (java) report('Nu checker', await byNu(new Map([...pages, ...(await looksOf(site.origin, pages))])))
  else console.log('Nu checker: left out, there is no Java')
} finally {
  await site.stop()
}
