/** `GET /data/live/events/:dataset`: which queries have a new answer, told by tags. */
import type { ChangeTags } from '../query/change-tags.ts'
import type { Hub } from './hub.ts'
import { eventStream } from './sse.ts'

/** A transaction that touches more is told as `restart`: ask everything again. */
const MOST_TAGS = 2_000

/** @param includeDrafts tells of drafts and versions too */
export function liveEvents(hub: Hub, includeDrafts: boolean, tagsOf: ChangeTags): Response {
  return eventStream((sink) => {
    sink.send([{ event: 'welcome', data: { id: 'welcome' }, id: 'welcome' }])
    return hub.subscribe(({ transaction, changes }) => {
      const seen = changes.filter(({ id }) => includeDrafts || !id.includes('.'))
      if (seen.length === 0) return
      const tags = tagsOf(seen)
      const { id } = transaction
      if (tags.length > MOST_TAGS) sink.send([{ event: 'restart', data: { id }, id }])
      else sink.send([{ event: 'message', data: { id, tags }, id }])
    })
  })
}
