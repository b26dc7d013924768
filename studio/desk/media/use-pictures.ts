/** Every picture of the store, the newest first, always as it is now. */
import { useLiveQuery, type LiveQueryResult, type LiveQuery } from '../use-live-query.ts'
import { pictureOf, type Picture } from './picture.ts'

/** More than an editor looks through; the search finds the others. */
const MOST = 300
const QUERY = `*[_type == "sanity.imageAsset" && ($search == "" || originalFilename match $search || altText match $search || $search in labels)]
  | order(_createdAt desc) [0...${MOST}]{
  _id, url, originalFilename, altText, labels, size, metadata { dimensions },
  "uses": count(*[references(^._id)])
}`
const WATCHED = '*[_type == "sanity.imageAsset"]'

const PICTURES: LiveQuery<readonly Picture[]> = {
  query: QUERY,
  watched: WATCHED,
  parse: (found) => (Array.isArray(found) ? found : []).flatMap((one: unknown) => pictureOf(one) ?? []),
}

export function usePictures(search: string): LiveQueryResult<readonly Picture[]> {
  return useLiveQuery(PICTURES, search.trim() === '' ? '' : `${search.trim()}*`)
}
