/** Opens the index that belongs to the live site: Pagefind, with all shards merged into one. */
import { element } from './dom.ts'
import { RANKING } from '../ranking.ts'
import type { Pagefind } from './pagefind.ts'

const FOLDER = '/pagefind/'
/** Shards ask for one and the same entry file, which browsers look at anew each time. */
const TAG = 'nl'
const ENTRY = `${FOLDER}pagefind-entry.json?ts=${TAG}`

/** Filter that says of each page which shard it is from. */
export const SHARD = 'deel'

/** @param id of a result, such as `nl-1_4eed323` */
export function shardOf(id: string): string {
  return id.slice(0, id.lastIndexOf('_'))
}

/** Changes with the index. @throws Error where there is none */
export async function readEntry(): Promise<string> {
  const response = await fetch(ENTRY)
  if (!response.ok) throw new Error(`The search index is not there: ${response.status}.`)
  return response.text()
}

export async function readWords(): Promise<string> {
  const response = await fetch(`${FOLDER}woorden.txt`)
  return response.ok ? response.text() : ''
}

let pagefindModule: Promise<unknown> | undefined

/** Begins to load Pagefind itself, and what it asks for first. */
export function preparePagefind(): void {
  if (pagefindModule) return
  const attempt = (pagefindModule = import(/* @vite-ignore */ `${FOLDER}pagefind.js`))
  preload(ENTRY)
  preload(`${FOLDER}wasm.${TAG}.pagefind`)
  attempt.catch(() => {
    if (pagefindModule === attempt) pagefindModule = undefined
  })
}

/** On its way before Pagefind has started; Pagefind's own request then takes it from there. */
function preload(href: string): void {
  document.head.append(element('link', { rel: 'preload', as: 'fetch', crossorigin: '', href }))
}

interface PagefindModule {
  createInstance(options: object): Pagefind & {
    mergeIndex(path: string, options: object): Promise<void>
  }
}

/** @param entry of {@link readEntry} */
export async function openIndex(entry: string): Promise<Pagefind> {
  preparePagefind()
  for (const hash of hashesIn(entry)) preload(`${FOLDER}pagefind.${hash}.pf_meta`)
  const module: unknown = await pagefindModule
  if (!isPagefind(module)) throw new TypeError('Pagefind did not load.')
  const optionsOf = (shard: string): object => ({
    ...{ baseUrl: '/', metaCacheTag: TAG, ranking: RANKING, mergeFilter: { [SHARD]: shard } },
  })
  const [first = 'nl', ...others] = shardsIn(entry)
  const pagefind = module.createInstance({ ...optionsOf(first), basePath: FOLDER, noWorker: true })
  // An empty question is answered, or refused, as soon as the first shard is there; a merge would wait for it forever.
  if (others.length > 0) await pagefind.search('', { filters: {} })
  // Pagefind takes an index for another one only where its address is another.
  const address = new URL(FOLDER, location.href).href
  await Promise.all(
    others.map((shard) => pagefind.mergeIndex(address, { ...optionsOf(shard), language: shard })),
  )
  return pagefind
}

function isPagefind(module: unknown): module is PagefindModule {
  return typeof module === 'object' && module !== null && 'createInstance' in module
}

/** Of the first file of each shard. */
function hashesIn(entry: string): string[] {
  return languagesIn(JSON.parse(entry)).flatMap(([, shard]) =>
    typeof shard === 'object' && shard !== null && 'hash' in shard ? [String(shard.hash)] : [],
  )
}

/** Each is a language to Pagefind, the first shard the first one. */
function shardsIn(entry: string): string[] {
  return languagesIn(JSON.parse(entry)).map(([name]) => name)
}

function languagesIn(entry: unknown): [string, unknown][] {
  const languages =
    typeof entry === 'object' && entry !== null && 'languages' in entry ? entry.languages : undefined
  return typeof languages === 'object' && languages !== null ? Object.entries(languages) : []
}
