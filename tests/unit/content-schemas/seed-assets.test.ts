import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { imagesIn } from '../../../site/content/media.ts'
import { seedAssets, seedDocuments } from '@programme/content-schemas/seed'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'

const read = (file: string) => readFile(`content-schemas/seed/assets/${file}`)

describe('the files of the first content', () => {
  it.each(Object.entries(seedAssets))(
    'hold %s under the id that documents point to',
    async (_name, asset) => {
      const content = await read(asset.file)
      const hash = createHash('sha1').update(content).digest('hex')
      if (asset.kind === 'file') expect(asset.id).toBe(`file-${hash}-pdf`)
      else {
        const { width, height, format } = await sharp(content).metadata()
        expect(asset.id).toBe(`image-${hash}-${width}x${height}-${format}`)
      }
      expect(content.byteLength).toBeLessThan(100_000)
    },
  )

  it('are all shown somewhere, each picture with a text for who does not see it', () => {
    const pictures = imagesIn(seedDocuments)
    const wanted = Object.values(seedAssets).flatMap(({ kind, id }) => (kind === 'image' ? [id] : []))
    expect(new Set(pictures.map(({ asset }) => asset._ref))).toEqual(new Set(wanted))
    for (const { alt } of pictures) expect(alt).toMatch(/^Tekening: .{20,}/)
  })
})
