/** S3-compatible storage: what pages need goes first, then the pages, then what is gone goes. */
import { hash } from 'node:crypto'
import pLimit from 'p-limit'
import { S3mini } from 's3mini'
import { contentTypeOf } from '../serve/content-type.ts'
import { fileHeaders } from '../serve/headers.ts'
import { assertWithin } from '../within.ts'
import type { DeployTarget, SiteFile } from './target.ts'

const CONCURRENCY = 8
/** Keys that one request may delete. */
const DELETE_BATCH_SIZE = 1_000
/** Milliseconds until a silent storage counts as one that does not answer. */
const TIMEOUT = 30_000

export interface Bucket {
  /** With the bucket as its path: `https://s3.example/bucket`. */
  readonly endpoint: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly region: string
}

export function s3Target(bucket: Bucket): DeployTarget {
  const client = new S3mini({
    ...bucket,
    requestAbortTimeout: TIMEOUT,
    fetch: cachingFetch(bucket.endpoint),
  })

  async function put([name, file]: readonly [string, SiteFile]): Promise<void> {
    const { redirect } = file
    const headers = redirect === undefined ? {} : { 'x-amz-website-redirect-location': redirect }
    await client.putObject(name, file.content(), contentTypeOf(name), undefined, headers)
  }

  async function putAll(files: readonly (readonly [string, SiteFile])[]): Promise<void> {
    const limit = pLimit(CONCURRENCY)
    await Promise.all(files.map((file) => limit(put, file)))
  }

  return {
    async send(files) {
      for (const name of files.keys()) assertWithin(name)
      const found = await client.listObjects()
      if (!found) throw new Error(`There is no bucket at ${bucket.endpoint}.`)
      const there = new Map(found.map(({ Key, ETag }) => [Key, ETag]))
      const changed = [...files].filter(([name, file]) => !isSame(there.get(name), file))
      const pages = changed.filter(([name]) => isPage(name))
      await putAll(changed.filter(([name]) => !isPage(name) && !isEntry(name)))
      await putAll(changed.filter(([name]) => isEntry(name)))
      await putAll(pages)

      const gone = [...there.keys()].filter((name) => !files.has(name))
      for (let at = 0; at < gone.length; at += DELETE_BATCH_SIZE)
        await client.deleteObjects(gone.slice(at, at + DELETE_BATCH_SIZE))
      return { sent: changed.length, removed: gone.length }
    },
  }
}

/** The storage names what it holds by its MD5 digest; where it encrypts with keys of its own, everything is sent anew. */
function isSame(etag: string | undefined, file: SiteFile): boolean {
  return etag !== undefined && etag.replaceAll('"', '') === hash('md5', file.content())
}

const isPage = (name: string): boolean => name.endsWith('.html')

/** Names all other files of the search index. */
const isEntry = (name: string): boolean => name === 'pagefind/pagefind-entry.json'

/** Says with every file how long browsers may keep it and whether they save it, which the client has no parameter for. */
function cachingFetch(endpoint: string): typeof fetch {
  const root = new URL(endpoint).pathname.replace(/\/*$/, '')
  return (address, options) => {
    if (options?.method !== 'PUT') return fetch(address, options)
    const { pathname } = new URL(address instanceof Request ? address.url : address)
    const headers = new Headers(options.headers)
    const given = fileHeaders(pathname.slice(root.length), {})
    for (const name of ['Cache-Control', 'Content-Disposition']) {
      const value = given[name]
      if (value !== undefined) headers.set(name, value)
    }
    return fetch(address, { ...options, headers })
  }
}
