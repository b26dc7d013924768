import { addressOf, documentSchemas, resolvePath } from '@programme/content-schemas'
import { describe, expect, it } from 'vitest'

const slug = { _type: 'slug', current: 'groene-gevels' }

describe('the address of a document', () => {
  it.each(Object.keys(documentSchemas))('is known of every %s, or it has no page', (type) => {
    const address = addressOf({ _type: type, slug })
    if (type === 'redirect' || type === 'download') expect(address).toBeUndefined()
    else expect([{ type, slug: slug.current }, 'always']).toContainEqual(resolvePath(address ?? ''))
  })

  it('is not there yet where the slug is still to be written', () => {
    expect(addressOf({ _type: 'projectPage' })).toBeUndefined()
  })
})
