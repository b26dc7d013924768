/** Uploads under `/assets`, and the files themselves under `/images` and `/files`. */
import { Hono, type Context } from 'hono'
import { describeImage, renderImage } from '../assets/image.ts'
import { DATASET, PROJECT, type LakeContext, type LakeVariables } from '../context.ts'
import { LakeError } from '../errors.ts'
import { requireAuthorised } from './request.ts'

const LARGEST_UPLOAD = 100 * 1024 * 1024

/** Harmless whatever is inside: nothing runs, nothing is guessed. */
const SAFE_HEADERS = {
  'Content-Security-Policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'public, max-age=31536000, immutable',
}

export function uploadRoutes(lake: LakeContext): Hono<LakeVariables> {
  const app = new Hono<LakeVariables>()

  async function content(context: Context<LakeVariables>): Promise<Uint8Array> {
    requireAuthorised(context.get('authorised'))
    if (Number(context.req.header('content-length') ?? 0) > LARGEST_UPLOAD)
      throw new LakeError(413, 'The upload is larger than 100 MB.')
    const bytes = new Uint8Array(await context.req.arrayBuffer())
    if (bytes.byteLength === 0) throw new LakeError(400, 'The upload is empty.')
    if (bytes.byteLength > LARGEST_UPLOAD) throw new LakeError(413, 'The upload is larger than 100 MB.')
    return bytes
  }

  async function keep(
    context: Context<LakeVariables>,
    id: string,
    fields: Record<string, unknown>,
  ): Promise<Response> {
    const { session } = await lake.transact({
      transactionId: undefined,
      mutations: [{ createIfNotExists: { _id: id } }],
      dryRun: false,
      work: (open) => {
        if (!open.get(id)) open.put(id, fields)
      },
    })
    return context.json({ document: session.get(id) })
  }

  app.post('/images/:dataset', async (context) => {
    const bytes = await content(context)
    const { width, height, extension, mimeType, metadata } = await describeImage(bytes)
    const sha1hash = lake.files.hash(bytes)
    const name = `${sha1hash}-${width}x${height}.${extension}`
    await lake.files.save(name, bytes)
    const path = `images/${PROJECT}/${DATASET}/${name}`
    return keep(context, `image-${sha1hash}-${width}x${height}-${extension}`, {
      ...common(context, sha1hash, name, path, bytes.byteLength, extension, mimeType),
      _type: 'sanity.imageAsset',
      metadata,
    })
  })

  app.post('/files/:dataset', async (context) => {
    const bytes = await content(context)
    const sha1hash = lake.files.hash(bytes)
    const given = /\.([a-z0-9]{1,10})$/i.exec(context.req.query('filename') ?? '')?.[1]?.toLowerCase()
    const extension = given ?? 'bin'
    const name = `${sha1hash}.${extension}`
    await lake.files.save(name, bytes)
    const path = `files/${PROJECT}/${DATASET}/${name}`
    const mimeType = context.req.header('content-type') ?? 'application/octet-stream'
    return keep(context, `file-${sha1hash}-${extension}`, {
      ...common(context, sha1hash, name, path, bytes.byteLength, extension, mimeType),
      _type: 'sanity.fileAsset',
    })
  })
  return app
}

function common(
  context: Context,
  sha1hash: string,
  name: string,
  path: string,
  size: number,
  extension: string,
  mimeType: string,
) {
  const filename = context.req.query('filename')
  return {
    assetId: sha1hash,
    sha1hash,
    path,
    url: `${new URL(context.req.url).origin}/${path}`,
    originalFilename: filename ?? name,
    extension,
    mimeType,
    size,
    uploadId: crypto.randomUUID(),
  }
}

export function assetFileRoutes({ files }: LakeContext): Hono<LakeVariables> {
  const app = new Hono<LakeVariables>()
  app.get('/images/:project/:dataset/:name', async (context) => {
    const name = context.req.param('name')
    const original = await files.read(name)
    if (!original) throw new LakeError(404, 'There is no such picture.')
    const extension = /\.(\w+)$/.exec(name)?.[1] ?? ''
    const search = new URL(context.req.url).searchParams
    if (extension === 'svg') return send(original, { 'Content-Type': 'image/svg+xml' })
    if (
      search.get('auto') === 'format' &&
      !search.has('fm') &&
      (context.req.header('accept') ?? '').includes('image/webp')
    )
      search.set('fm', 'webp')
    search.delete('auto')
    search.delete('dl')
    search.sort()
    let mimeType = `image/${search.get('fm') ?? (extension === 'jpg' ? 'jpeg' : extension)}`
    const content = await files.cached(`${name}?${search.toString()}`, async () => {
      const rendition = await renderImage(original, extension, search)
      return rendition.content
    })
    mimeType = mimeType.replace(/image\/p?jpg/, 'image/jpeg')
    return send(content, { 'Content-Type': mimeType, Vary: 'Accept' })
  })
  app.get('/files/:project/:dataset/:name', async (context) => {
    const name = context.req.param('name')
    const content = await files.read(name)
    if (!content) throw new LakeError(404, 'There is no such file.')
    return send(content, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename="${name}"`,
    })
  })
  return app
}

function send(content: Buffer, headers: Record<string, string>): Response {
  return new Response(new Uint8Array(content), { headers: { ...SAFE_HEADERS, ...headers } })
}
