/** Uploads under `/assets`, and the files themselves under `/images` and `/files`. */
import { Hono, type Context } from 'hono'
import { createAssetDocument } from '../assets/document.ts'
import type { Incoming } from '../assets/files.ts'
import { measure } from '../assets/geometry.ts'
import { asksForChange, parseImageParameters, type ImageParameters } from '../assets/parameters.ts'
import { workOf } from '../assets/picture-job.ts'
import { outputFormat } from '../assets/render.ts'
import { fileType, serve } from '../assets/serve.ts'
import type { LakeContext, LakeVariables } from './context.ts'
import { LakeError } from '../foundation/errors.ts'
import { identityOf, requireAuthorised } from './request.ts'
import { DATASET, PROJECT } from '../foundation/project.ts'

/** What is read from a picture when the upload does not say. */
const USUAL_METADATA = ['lqip', 'palette', 'blurhash', 'thumbhash']
/** Told with an upload, kept with the asset. */
const LABELS = ['label', 'title', 'description', 'creditLine'] as const

export function uploadRoutes(lake: LakeContext): Hono<LakeVariables> {
  const app = new Hono<LakeVariables>()

  /** Keeps the file, then its document; whoever uploads the same content again gets the document that is there. */
  async function keep(
    context: Context<LakeVariables>,
    incoming: Incoming,
    kind: Parameters<typeof createAssetDocument>[1],
  ): Promise<Response> {
    const { _id: id, path, ...fields } = createAssetDocument(incoming, kind)
    await incoming.keep(path.slice(path.lastIndexOf('/') + 1))
    const { session } = await lake.transact({
      transactionId: undefined,
      author: identityOf(context),
      mutations: [{ createIfNotExists: { _id: id } }],
      dryRun: false,
      isPatient: true,
      work: (open) => {
        if (open.get(id)) return []
        const url = `${lake.url ?? new URL(context.req.url).origin}/${path}`
        const named = { originalFilename: context.req.query('filename') ?? fields['originalFilename'] }
        open.put(id, { ...fields, path, url, ...named, ...labels(context) })
        return []
      },
    })
    return context.json({ document: session.get(id) })
  }

  async function receive(
    context: Context<LakeVariables>,
    work: (incoming: Incoming) => Promise<Response>,
  ): Promise<Response> {
    requireAuthorised(context.get('authorised'))
    const incoming = await lake.files.receive(context.req.raw.body)
    try {
      return await work(incoming)
    } finally {
      await incoming.discard()
    }
  }

  app.post('/images/:dataset', (context) =>
    receive(context, async (incoming) => {
      const asked = context.req.queries('meta') ?? USUAL_METADATA
      const wanted = new Set(asked.flatMap((part) => part.split(',')))
      const job = { kind: 'describe', path: incoming.path, wanted } as const
      const reply = await lake.pictures.run(job, Infinity, true)
      if (!('described' in reply)) throw new TypeError('A picture was not described.')
      return keep(context, incoming, reply.described)
    }),
  )

  app.post('/files/:dataset', (context) =>
    receive(context, (incoming) => {
      const filename = context.req.query('filename') ?? ''
      const extension = /\.([a-z0-9]{1,10})$/i.exec(filename)?.[1]?.toLowerCase() ?? 'bin'
      return keep(context, incoming, { extension })
    }),
  )
  return app
}

/** Megapixels. How long drawings and animations take, their measures do not tell. */
function workOn(name: string, asked: ImageParameters): number {
  const [, width = 0, height = 0] = (/-(\d+)x(\d+)\./.exec(name) ?? []).map(Number)
  const extension = name.slice(name.lastIndexOf('.') + 1)
  if (extension === 'svg' || extension === 'gif' || width === 0) return Infinity
  const original = { width, height }
  const { canvas } = measure(original, asked)
  return workOf(original, canvas, { format: outputFormat(extension, asked), blur: asked.blur })
}

function labels(context: Context): Record<string, unknown> {
  const told: Record<string, unknown> = {}
  for (const name of LABELS) {
    const value = context.req.query(name)
    if (value !== undefined) told[name] = value
  }
  const { sourceId: id, sourceName: name, sourceUrl: url } = context.req.query()
  if (id !== undefined) told['source'] = { id, name, ...(url === undefined ? {} : { url }) }
  return told
}

export function assetFileRoutes(lake: LakeContext): Hono<LakeVariables> {
  const app = new Hono<LakeVariables>()

  /** The name to save under, where the URL requests a download. */
  function saveAs(query: URLSearchParams, id: string, name: string): string | undefined {
    const given = query.get('dl')
    if (given === null) return undefined
    const original = lake.store.get(id)?.['originalFilename']
    return given !== '' ? given : typeof original === 'string' ? original : name
  }

  function assertVisible(context: Context<LakeVariables>, _id: string, _type: string): void {
    const { path, query } = { path: context.req.path.slice(1), query: context.req.query('key') }
    if (context.get('authorised') || (query !== undefined && lake.fileKeys.fits(path, query))) return
    if (!lake.visibility.isVisible({ _id, _type })) throw new LakeError(404, 'There is no such file.')
  }

  async function find(context: Context): Promise<{ path: string; size: number; name: string; id: string }> {
    const { project, dataset, name = '' } = context.req.param()
    const found = project === PROJECT && dataset === DATASET ? await lake.files.find(name) : undefined
    if (!found) throw new LakeError(404, 'There is no such file.')
    return { path: found.path, size: found.stats.size, name, id: name.replace('.', '-') }
  }

  const image = async (context: Context<LakeVariables>): Promise<Response> => {
    const { path, size, name, id } = await find(context)
    assertVisible(context, `image-${id}`, 'sanity.imageAsset')
    const extension = name.slice(name.lastIndexOf('.') + 1)
    const query = new URL(context.req.url).searchParams
    const options = { saveAs: saveAs(query, `image-${id}`, name) }
    if (!asksForChange(query) || (extension === 'svg' && !query.has('fm'))) {
      const mimeType = extension === 'svg' ? 'image/svg+xml' : fileType(extension).mimeType
      const headers = { 'X-Sanity-Sha1': name.slice(0, 40) }
      return serve(context.req.raw, { source: path, size, tag: name, mimeType }, { ...options, headers })
    }
    const asked = parseImageParameters(query, context.req.header('accept') ?? '')
    const format = outputFormat(extension, asked)
    const key = `${name} ${format} ${JSON.stringify(asked)}`
    const made = await lake.renditions.get(key, async () => {
      const job = { kind: 'render', path, extension, asked } as const
      const reply = await lake.pictures.run(job, workOn(name, asked), context.get('authorised'))
      if (!('rendered' in reply)) throw new TypeError('A picture was not rendered.')
      return reply.rendered
    })
    const content = {
      source: made,
      size: made.byteLength,
      tag: lake.renditions.name(key),
      mimeType: `image/${format}`,
    }
    return serve(context.req.raw, content, {
      ...options,
      headers: query.has('auto') ? { Vary: 'Accept' } : {},
    })
  }

  const file = async (context: Context<LakeVariables>): Promise<Response> => {
    const { path, size, name, id } = await find(context)
    assertVisible(context, `file-${id}`, 'sanity.fileAsset')
    const { mimeType, shown } = fileType(name.slice(name.lastIndexOf('.') + 1))
    const asked = saveAs(new URL(context.req.url).searchParams, `file-${id}`, name)
    return serve(
      context.req.raw,
      { source: path, size, tag: name, mimeType },
      { saveAs: asked ?? (shown ? undefined : name), headers: { 'X-Sanity-Sha1': name.slice(0, 40) } },
    )
  }

  for (const [folder, answer] of [
    ['images', image],
    ['files', file],
  ] as const) {
    app.get(`/${folder}/:project/:dataset/:name`, answer)
    // A prettier name for search engines and downloads, which means nothing to us.
    app.get(`/${folder}/:project/:dataset/:name/:vanity`, answer)
  }
  return app
}
