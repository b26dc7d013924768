/** Every picture of the store, the newest first, always as it is now. */
import type { SanityClient } from '@sanity/client'
import { useEffect, useState } from 'react'
import { useClient } from 'sanity'
import { API_VERSION } from '../api-version.ts'
import { pictureOf, type Picture } from './picture.ts'

/** More than an editor looks through; the search finds the others. */
const MOST = 300
const QUERY = `*[_type == "sanity.imageAsset" && ($search == "" || originalFilename match $search || altText match $search || $search in labels)]
  | order(_createdAt desc) [0...${MOST}]{
  _id, url, originalFilename, altText, labels, size, metadata { dimensions },
  "uses": count(*[references(^._id)])
}`
const WATCHED = '*[_type == "sanity.imageAsset"]'

export function usePictures(search: string): {
  client: SanityClient
  /** Undefined until they are there. */
  pictures: readonly Picture[] | undefined
  failure: string | undefined
} {
  const client = useClient({ apiVersion: API_VERSION })
  const [pictures, setPictures] = useState<readonly Picture[]>()
  const [failure, setFailure] = useState<string>()

  useEffect(() => {
    let current = true
    const read = (): void => {
      const wanted = search.trim() === '' ? '' : `${search.trim()}*`
      client.fetch<unknown>(QUERY, { search: wanted }, { perspective: 'raw' }).then(
        (found) => {
          if (!current) return
          setPictures((Array.isArray(found) ? found : []).flatMap((one: unknown) => pictureOf(one) ?? []))
          setFailure(undefined)
        },
        (error: unknown) => current && setFailure(String(error)),
      )
    }
    const subscription = client
      .listen(WATCHED, {}, { includeResult: false, visibility: 'query', events: ['welcome', 'mutation'] })
      .subscribe({ next: read, error: (error: unknown) => setFailure(String(error)) })
    return () => {
      current = false
      subscription.unsubscribe()
    }
  }, [client, search])

  return { client, pictures, failure }
}
