/** Opens the index that belongs to the live site: Pagefind, with all shards merged into one. */
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

interface PagefindModule {
  createInstance(options: object): Pagefind & {
    mergeIndex(path: string, options: object): Promise<void>
  }
}

/** @param entry of {@link readEntry} */
export async function openIndex(entry: string): Promise<Pagefind> {
  const module: unknown = await import(/* @vite-ignore */ `${FOLDER}pagefind.js`)
  if (!isPagefind(module)) throw new TypeError('Pagefind did not load.')
  const optionsOf = (shard: string): object => ({
    ...{ baseUrl: '/', metaCacheTag: TAG, ranking: RANKING, mergeFilter: { [SHARD]: shard } },
  })
  const [first = 'nl', ...others] = shardsIn(entry)
  const pagefind = module.createInstance({ ...optionsOf(first), basePath: FOLDER })
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

/** Each is a language to Pagefind, the first shard the first one. */
function shardsIn(entry: string): string[] {
  const parsed: unknown = JSON.parse(entry)
  const languages =
    typeof parsed === 'object' && parsed !== null && 'languages' in parsed ? parsed.languages : undefined
  return typeof languages === 'object' && languages !== null ? Object.keys(languages) : []
}
