/** Every picture of the store, the newest first, always as it is now. */
import { useLiveQuery, type LiveQueryResult } from '../use-live-query.ts'
import type { Picture } from './picture.ts'
import { PICTURES } from './pictures-query.ts'

export function usePictures(search: string): LiveQueryResult<readonly Picture[]> {
  return useLiveQuery(PICTURES, search.trim() === '' ? '' : `${search.trim()}*`)
}
