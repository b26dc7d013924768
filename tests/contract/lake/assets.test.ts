/** Pictures and files as @sanity/client uploads them and as browsers ask for them. */
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { photoWithPlace } from '../../support/pictures.ts'
import { startLake, type RunningLake } from '../../support/start-lake.ts'

let lake: RunningLake
let photo: Buffer
beforeAll(async () => {
  lake = await startLake()
  photo = await photoWithPlace()
})
afterAll(async () => {
  await lake.stop()
})

async function pictureAt(url: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, { headers })
  const content = Buffer.from(await response.arrayBuffer())
  if (!response.ok) throw new Error(`${response.status} ${content.toString('utf8')}`)
  return { response, content, ...(await sharp(content, { animated: true }).metadata()) }
}

async function pixel(content: Buffer, left: number, top: number): Promise<number[]> {
  const { data } = await sharp(content)
    .extract({ left, top, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return [...data]
}

describe('what the store tells of a picture', () => {
  it('has measures, placeholders and all seven swatches, and neither place nor camera', async () => {
    const { metadata, ...asset } = await lake
      .client()
      .assets.upload('image', photo, { filename: 'haven.jpg' })
    expect(asset).toMatchObject({
      _type: 'sanity.imageAsset',
      sha1hash: createHash('sha1').update(photo).digest('hex'),
      extension: 'jpg',
      mimeType: 'image/jpeg',
      originalFilename: 'haven.jpg',
      size: photo.byteLength,
    })
    expect(metadata).toMatchObject({
      dimensions: { width: 200, height: 100, aspectRatio: 2 },
      isOpaque: true,
      hasAlpha: false,
    })
    expect(metadata.lqip).toMatch(/^data:image\/jpeg;base64,/)
    expect(metadata['blurHash']).toMatch(/^.{28}$/)
    expect(Buffer.from(String(metadata['thumbHash']), 'base64').length).toBeGreaterThan(10)
    const names = ['darkMuted', 'darkVibrant', 'dominant', 'lightMuted', 'lightVibrant', 'muted', 'vibrant']
    expect(Object.keys(metadata.palette ?? {}).sort()).toEqual(['_type', ...names].sort())
    expect(metadata.palette?.dominant).toMatchObject({ foreground: '#fff', title: '#fff' })
    expect(metadata).not.toHaveProperty('exif')
    expect(metadata).not.toHaveProperty('location')
  })

  it('has the place and the camera where the upload asks for them', async () => {
    const other = await startLake()
    const { metadata } = await other.client().assets.upload('image', photo, { extract: ['location', 'exif'] })
    expect(metadata).toMatchObject({ location: { _type: 'geopoint', lat: 51.91, lng: 4.34 } })
    expect(metadata).toHaveProperty('exif')
    expect(metadata).not.toHaveProperty('palette')
    await other.stop()
  })

  const exifOf = async (taken: string): Promise<unknown> => {
    const picture = await photoWithPlace(taken)
    const { metadata } = await lake.client().assets.upload('image', picture, { extract: ['exif'] })
    return metadata['exif']
  }

  it('was taken when its Exif says so', async () => {
    const exif = await exifOf('2026:02:28 23:59:59')
    expect(exif).toHaveProperty('DateTimeOriginal', '2026-02-28T23:59:59.000Z')
  })

  it.each([
    '0000:00:00 00:00:00',
    '2026:02:30 10:00:00',
    '2026:13:01 10:00:00',
    '2026:01:01 25:00:00',
    '2026:01:01 10:00:60',
    '2026:01:01 10:00',
  ])('was taken at no known time where its Exif says %s', async (taken) => {
    const exif = await exifOf(taken)
    expect(exif).toHaveProperty('_type', 'sanity.imageExifMetadata')
    expect(exif).not.toHaveProperty('DateTimeOriginal')
    expect(exif).not.toHaveProperty('DateTimeDigitized')
  })

  it('sees a single transparent pixel', async () => {
    const dot = Buffer.alloc(300 * 300 * 4, 255)
    dot[3] = 0
    const picture = await sharp(dot, { raw: { width: 300, height: 300, channels: 4 } })
      .png()
      .toBuffer()
    const { metadata } = await lake.client().assets.upload('image', picture)
    expect(metadata).toMatchObject({ hasAlpha: true, isOpaque: false })
  })

  it('answers the document that is there when the same content comes again', async () => {
    const again = await lake.client().assets.upload('image', photo, { filename: 'andere-naam.jpg' })
    expect(again.originalFilename).toBe('haven.jpg')
  })
})

describe('a picture as its address asks for it', () => {
  let url: string
  beforeAll(async () => {
    url = (await lake.client().assets.upload('image', photo)).url
  })

  it('without parameters is the original, byte for byte', async () => {
    expect((await pictureAt(url)).content.equals(photo)).toBe(true)
    expect((await pictureAt(`${url}/een-mooie-naam.jpg`)).content.equals(photo)).toBe(true)
  })

  it.each([
    ['w=50', 50, 25, 'jpeg'],
    ['w=400', 200, 100, 'jpeg'],
    ['w=8192&h=8192&fit=crop&fm=webp&q=100', 100, 100, 'webp'],
    ['w=400&h=200&fit=scale', 200, 100, 'jpeg'],
    ['w=9&h=400&fit=scale', 2, 100, 'jpeg'],
    ['w=400&fit=min', 200, 100, 'jpeg'],
    ['w=800&h=200&fit=fill', 800, 200, 'jpeg'],
    ['w=8192&h=4096&fit=fill', 2048, 1024, 'jpeg'],
    ['h=500&dpr=5', 200, 100, 'jpeg'],
    ['w=8192&h=8192&fit=crop&crop=entropy', 100, 100, 'jpeg'],
    ['w=400&fit=max', 200, 100, 'jpeg'],
    ['w=60&h=60&fit=crop&fm=png', 60, 60, 'png'],
    ['w=60&h=60&fit=fill&bg=fff', 60, 60, 'jpeg'],
    ['w=60&h=60&fit=fillmax&fm=webp', 60, 60, 'webp'],
    ['w=60&h=60&fit=crop&crop=entropy', 60, 60, 'jpeg'],
    ['or=90&w=50', 50, 100, 'jpeg'],
    ['w=100&pad=10', 120, 70, 'jpeg'],
    ['w=100&blur=50&sharp=20&sat=-100&invert=true&flip=hv', 100, 50, 'jpeg'],
    ['fm=avif&w=40', 40, 20, 'heif'],
    ['fm=pjpg&w=40', 40, 20, 'jpeg'],
    ['w=40&dpr=2', 80, 40, 'jpeg'],
  ])('with %s is %i × %i', async (query, width, height, format) => {
    expect(await pictureAt(`${url}?${query}`)).toMatchObject({ width, height, format })
  })

  it('keeps the point in view that the editor chose', async () => {
    const left = await pictureAt(`${url}?w=50&h=50&fit=crop&crop=focalpoint&fp-x=0.1&fp-y=0.5&fm=png`)
    const right = await pictureAt(`${url}?w=50&h=50&fit=crop&crop=right&fm=png`)
    expect((await pixel(left.content, 40, 25))[0]).toBeGreaterThan(150)
    expect((await pixel(right.content, 10, 25))[2]).toBeGreaterThan(120)
    const flipped = await pictureAt(`${url}?flip=h&fm=png`)
    expect((await pixel(flipped.content, 10, 25))[2]).toBeGreaterThan(120)
  })

  it('is WebP for auto=format where the browser takes it, and tells caches that it depends', async () => {
    const modern = await pictureAt(`${url}?auto=format&w=50`, { accept: 'image/avif,image/webp,*/*' })
    const old = await pictureAt(`${url}?auto=format&w=50`, { accept: 'image/png' })
    expect([modern.format, old.format]).toEqual(['webp', 'jpeg'])
    expect(modern.response.headers.get('vary')).toContain('Accept')
  })

  it('carries neither place nor camera once it is made anew', async () => {
    const { exif } = await pictureAt(`${url}?w=100`)
    expect(exif).toBeUndefined()
  })

  it('is told once: 304 with its ETag, and a name for dl', async () => {
    const first = await fetch(`${url}?w=30`)
    const etag = first.headers.get('etag') ?? ''
    expect((await fetch(`${url}?w=30`, { headers: { 'if-none-match': etag } })).status).toBe(304)
    const named = await fetch(`${url}?dl=${encodeURIComponent('de haven "2020"\r\nX: y.jpg')}`)
    expect(named.headers.get('content-disposition')).toMatch(/^attachment; filename=/)
    expect(named.headers.get('x')).toBeNull()
    expect((await fetch(`${url}?dl=`)).headers.get('content-disposition')).toContain('haven.jpg')
  })

  it('goes on moving when it is an animation, and stands still when asked', async () => {
    const frames = await Promise.all(
      ['#f00', '#0f0'].map((background) =>
        sharp({ create: { width: 40, height: 40, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    )
    const gif = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer()
    const asset = await lake.client().assets.upload('image', gif)
    expect(asset.metadata.dimensions).toMatchObject({ width: 40, height: 40 })
    expect(await pictureAt(`${asset.url}?w=20&h=10&fit=crop`)).toMatchObject({
      pages: 2,
      pageHeight: 10,
      width: 20,
    })
    expect(await pictureAt(`${asset.url}?w=20&fm=webp`)).toMatchObject({ pages: 2, format: 'webp' })
    expect((await pictureAt(`${asset.url}?w=20&frame=1&fm=png`)).pages ?? 1).toBe(1)
  })

  it('is made once, however many ask at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => fetch(`${url}?w=77&fm=avif`)))
    expect(new Set(answers.map((answer) => answer.headers.get('etag'))).size).toBe(1)
    expect(answers.every(({ ok }) => ok)).toBe(true)
  })
})

describe('the address of an asset', () => {
  it('follows the lake to another port', async () => {
    const first = await startLake({ url: 'http://localhost:1111' })
    const asset = await first.client().assets.upload('image', photo)
    expect(asset.url).toMatch(/^http:\/\/localhost:1111\/images\//)
    await first.stop({ keepData: true })
    const second = await startLake({ url: 'http://localhost:2222', dataDir: first.dataDir })
    expect(await second.client().getDocument(asset._id)).toEqual({
      ...(await second.client().getDocument(asset._id)),
      url: `http://localhost:2222/${asset.path}`,
      _rev: asset._rev,
    })
    await second.stop()
  })
})
