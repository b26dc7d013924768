/** Which pictures the library shows: the newest first, those that a word finds. */
import { documentSchemas } from '@programme/content-schemas'
import type { LiveQuery } from '../live-query.ts'
import { pictureOf, type Picture } from './picture.ts'

/** More than an editor looks through; the search finds the others. */
const MAX_RESULTS = 300
const QUERY = `*[_type == "sanity.imageAsset" && ($search == "" || originalFilename match $search || altText match $search || labels match $search)]
  | order(_createdAt desc) [0...${MAX_RESULTS}]{
  _id, url, originalFilename, altText, labels, size, metadata { dimensions },
  "uses": count(*[references(^._id)])
}`
/** Whatever begins or ends to use a picture changes how often it is used. */
const WATCHED = `*[_type in ${JSON.stringify(['sanity.imageAsset', ...Object.keys(documentSchemas)])}]`

export const PICTURES: LiveQuery<readonly Picture[]> = {
  query: QUERY,
  watched: WATCHED,
  parse: (found) => (Array.isArray(found) ? found : []).flatMap((one: unknown) => pictureOf(one) ?? []),
}
