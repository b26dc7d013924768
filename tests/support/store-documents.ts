/** Documents that a test writes to a store and reads back. */
import type { SanityClient } from '@sanity/client'

interface Given {
  readonly _id: string
  readonly _type: string
  readonly [field: string]: unknown
}

/** A page that breaks no rule. */
export function madePage(_id: string, slug: string, fields: Record<string, unknown> = {}) {
  const children = [{ _type: 'span', _key: 's', text: 'Een zin.' }]
  const body = [{ _type: 'block', _key: 'b', style: 'normal', children }]
  const texts = { title: 'Pagina', summary: 'Kort.', body }
  return { _id, _type: 'page', ...texts, slug: { _type: 'slug', current: slug }, ...fields }
}

/** @param client asked for at each use, as tests have it only once their store runs */
export function documentsOf(client: () => SanityClient) {
  return {
    put: async (...documents: Given[]): Promise<void> => {
      const transaction = client().transaction()
      for (const document of documents) transaction.createOrReplace<Record<string, unknown>>(document)
      await transaction.commit({ visibility: 'sync' })
    },
    /** @throws Error where it is not there */
    get: async (id: string) => {
      const document = await client().getDocument(id)
      if (!document) throw new Error(`${id} is not there`)
      return document
    },
  }
}
