/** An unpacked export as documents and files of a lake: checked line by line, its asset references resolved. */
import { createReadStream } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createAssetDocument } from '../assets/document.ts'
import type { ImageDescription } from '../assets/describe.ts'
import type { AssetFiles } from '../assets/files.ts'
import { createPictures, type Pictures } from '../assets/pictures.ts'
import { isRecord } from '../foundation/json.ts'
import { assertId } from '../foundation/document-id.ts'
import { assertTexts } from '../mutations/texts.ts'
import { assertPlain } from '../routes/request.ts'
import { MaintenanceError } from '../foundation/maintenance-error.ts'

/** Characters. */
const LONGEST_LINE = 32 * 1024 * 1024
/** Measured anew from the file, or of no meaning elsewhere. */
const OWN_FIELDS = new Set(['_id', '_type', '_rev', 'sha1hash', 'size', 'uploadId', 'url', 'path', 'assetId'])

export type Fields = Record<string, unknown> & { readonly _id: string; readonly _type: string }

/**
 * Takes in the files of an unpacked export.
 * @returns the id of the asset that each `images/…` and `files/…` became, and the asset documents
 * @throws MaintenanceError for a file that is no picture
 */
export async function takeInAssets(
  directory: string,
  files: AssetFiles,
): Promise<{ ids: Map<string, string>; documents: Map<string, Fields> }> {
  const told: unknown = JSON.parse(await readFile(join(directory, 'assets.json'), 'utf8').catch(() => '{}'))
  const ids = new Map<string, string>()
  const documents = new Map<string, Fields>()
  const pictures = createPictures()
  for (const folder of ['images', 'files'] as const) {
    for (const name of (await readdir(join(directory, folder))).sort()) {
      const incoming = await files.receive(createReadStream(join(directory, folder, name)))
      const image =
        folder === 'images' ? await describe(pictures, incoming.path, `${folder}/${name}`) : undefined
      const document = createAssetDocument(
        incoming,
        image ?? { extension: /\.([a-z0-9]{1,10})$/.exec(name)?.[1] ?? 'bin' },
      )
      await incoming.keep(document.path.slice(document.path.lastIndexOf('/') + 1))
      const extra = isRecord(told)
        ? told[`${folder === 'images' ? 'image' : 'file'}-${incoming.sha1}`]
        : undefined
      ids.set(`${folder}/${name}`, document._id)
      documents.set(document._id, { ...document, ...kept(extra) })
    }
  }
  pictures.close()
  return { ids, documents }
}

function kept(extra: unknown): Record<string, unknown> {
  if (!isRecord(extra)) return {}
  assertPlain(extra)
  assertTexts('assets.json', extra)
  return Object.fromEntries(Object.entries(extra).filter(([name]) => !OWN_FIELDS.has(name)))
}

async function describe(pictures: Pictures, path: string, name: string): Promise<ImageDescription> {
  const wanted = new Set(['lqip', 'palette', 'blurhash', 'thumbhash'])
  try {
    const reply = await pictures.run({ kind: 'describe', path, wanted }, Infinity, true)
    if ('described' in reply) return reply.described
  } catch (cause) {
    pictures.close()
    throw new MaintenanceError(`The archive's "${name}" is no picture that a lake takes.`, { cause })
  }
  throw new TypeError('A picture was not described.')
}

/**
 * @param assets ids by place in the archive
 * @throws MaintenanceError that names the line: no JSON, too long, no id or type, an id that came before, a file that is missing
 */
export async function* readDocuments(
  file: string,
  assets: ReadonlyMap<string, string>,
): AsyncGenerator<Fields> {
  const seen = new Set<string>()
  let number = 0
  for await (const line of linesOf(file)) {
    number += 1
    if (line.trim() === '') continue
    const fail = (what: string, cause?: unknown): MaintenanceError =>
      new MaintenanceError(`Line ${number} of data.ndjson ${what}.`, { cause })
    let value: unknown
    try {
      value = JSON.parse(line)
      if (isRecord(value)) assertPlain(value)
    } catch (cause) {
      throw fail('is no JSON that a lake takes', cause)
    }
    if (!isRecord(value) || typeof value['_id'] !== 'string' || typeof value['_type'] !== 'string')
      throw fail('is no document with an _id and a _type')
    const { _id, _type } = value
    try {
      assertId(_id)
    } catch (cause) {
      throw fail('has an id that is none', cause)
    }
    try {
      assertTexts(_id, value)
    } catch (cause) {
      throw fail(`is refused: ${cause instanceof Error ? cause.message.replace(/\.$/, '') : ''}`, cause)
    }
    if (seen.has(_id)) throw fail(`holds the id "${_id}" for the second time`)
    seen.add(_id)
    // What hosted Sanity keeps for itself and its import leaves out as well.
    if (_id.startsWith('_.') && !_id.startsWith('_.releases.')) continue
    const resolved = resolveAssets(value, (path) => {
      const id = assets.get(path)
      if (id === undefined) throw fail(`refers to "${path}", which is not in the archive`)
      return id
    })
    yield { ...(isRecord(resolved) ? resolved : {}), _id, _type }
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 1024 * 1024 })) {
    const parts = (rest + String(chunk)).split('\n')
    rest = parts.pop() ?? ''
    yield* parts
    if (rest.length > LONGEST_LINE) throw new MaintenanceError('data.ndjson has a line of more than 32 MB.')
  }
  yield rest
}

/** `{_sanityAsset: 'image@file://./images/…', …}` becomes `{…, asset: {_ref}}` again. */
function resolveAssets(value: unknown, idOf: (path: string) => string): unknown {
  if (Array.isArray(value)) return value.map((member) => resolveAssets(member, idOf))
  if (!isRecord(value)) return value
  const { _sanityAsset, ...fields } = value
  const resolved: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(fields)) resolved[name] = resolveAssets(member, idOf)
  if (typeof _sanityAsset !== 'string')
    return 'asset' in value || _sanityAsset === undefined ? resolved : value
  const path = /^(?:image|file)@file:\/\/\.?\/?((?:images|files)\/[\w.-]+)$/.exec(_sanityAsset)?.[1]
  return { ...resolved, asset: { _type: 'reference', _ref: idOf(path ?? _sanityAsset) } }
}
