/**
 * Opens an archive in Sanity's export format (tar, mostly gzipped: data.ndjson, assets.json, images/, files/) beside the data.
 * Nothing in it is trusted: only these names, only plain files, only within bounds; it never says where something is written.
 */
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform, type Duplex, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { createTarDecoder } from 'modern-tar'
import { toWebStream } from '../foundation/web-stream.ts'
import { MaintenanceError } from '../foundation/maintenance-error.ts'

/** Bytes of one picture or file, and of the two lists. */
const LARGEST_ASSET = 100 * 1024 * 1024
const LARGEST_LIST = 8 * 1024 ** 3
/** What text and pictures never reach; looked at from this many bytes on. */
const MOST_TIMES_LARGER = 200
const LOOKED_AT_FROM = 256 * 1024 * 1024

const ENTRY = /^(?:\.\/)?(?:[\w.@:-]+\/)?(data\.ndjson|assets\.json|(?:images|files)\/[\w.-]+)$/

/** @throws MaintenanceError for an archive that is broken, too large, or holds what has no place in it */
export async function unpackArchive(file: string, directory: string): Promise<void> {
  await mkdir(join(directory, 'images'), { recursive: true, mode: 0o700 })
  await mkdir(join(directory, 'files'), { recursive: true, mode: 0o700 })
  try {
    const { readable, writable } = createTarDecoder({ strict: true })
    const feeding = toWebStream(await contentOf(file)).pipeTo(writable)
    feeding.catch(() => undefined)
    const seen = new Set<string>()
    const reader = readable.getReader()
    for (;;) {
      const { done, value: entry } = await reader.read()
      if (done) break
      const { name, type, size } = entry.header
      const place = placeOf(name, type, size)
      if (place === undefined) {
        await entry.body.cancel()
        continue
      }
      if (seen.has(place)) throw new MaintenanceError(`The archive holds "${place}" twice.`)
      seen.add(place)
      await pipeline(
        chunksOf(entry.body),
        createWriteStream(join(directory, place), { flags: 'wx', mode: 0o600 }),
      )
    }
    await feeding
    if (!seen.has('data.ndjson')) throw new MaintenanceError('The archive holds no data.ndjson.')
  } catch (cause) {
    if (cause instanceof MaintenanceError) throw cause
    throw new MaintenanceError(`${file} cannot be read as an archive of a dataset.`, { cause })
  }
}

/** @returns the entry's place below the folder, or undefined for a folder, which needs none */
function placeOf(name: string, type: string | undefined, size: number): string | undefined {
  const folded = name.split('/').filter((part) => part !== '' && part !== '.')
  if (name.startsWith('/') || folded.includes('..'))
    throw new MaintenanceError(`The archive has a path that leads out of it: "${name}".`)
  if (type === 'directory') return undefined
  if (type !== undefined && type !== 'file')
    throw new MaintenanceError(`The archive has a ${type} at "${name}"; only plain files have a place in it.`)
  const place = ENTRY.exec(name)?.[1]
  if (place === undefined)
    throw new MaintenanceError(`The archive holds "${name}", which has no place in an export of a dataset.`)
  if (size > (place.includes('/') ? LARGEST_ASSET : LARGEST_LIST))
    throw new MaintenanceError(`"${name}" is larger than a lake takes.`)
  return place
}

async function contentOf(file: string): Promise<AsyncIterable<Uint8Array<ArrayBuffer>>> {
  const { size } = await stat(file).catch((cause: unknown) => {
    throw new MaintenanceError(`${file} is not there.`, { cause })
  })
  const packed = createReadStream(file)
  const first = await firstBytes(file)
  const isGzip = first[0] === 0x1f && first[1] === 0x8b
  const steps: Duplex[] = isGzip ? [createGunzip(), bounded(size)] : [bounded(size)]
  let stream: Readable = packed
  for (const step of steps) {
    const from = stream
    from.on('error', (error) => step.destroy(error))
    stream = from.pipe(step)
  }
  return stream
}

async function firstBytes(file: string): Promise<Buffer> {
  for await (const chunk of createReadStream(file, { start: 0, end: 1 })) return Buffer.from(chunk)
  return Buffer.alloc(0)
}

/** Lets through what could be text and pictures, and stops at what is only meant to fill a disk. */
function bounded(packedSize: number): Transform {
  let size = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.byteLength
      const tooMuch = size > LOOKED_AT_FROM && size > packedSize * MOST_TIMES_LARGER
      done(
        tooMuch
          ? new MaintenanceError('The archive unpacks to far more than a dataset would; it is not opened.')
          : null,
        chunk,
      )
    },
  })
}

async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield value
  }
}
