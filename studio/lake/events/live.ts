/** `GET /data/live/events/:dataset`: which queries have a new answer, told by tags. */
import type { Hub } from './hub.ts'
import { eventStream } from './sse.ts'

/** Every query reads under this one tag, so that no change is ever missed. */
export const SYNC_TAG = 's1:all'

/** @param includeDrafts tells of drafts and versions too */
export function liveEvents(hub: Hub, includeDrafts: boolean): Response {
  return eventStream((sink) => {
    sink.send([{ event: 'welcome', data: { id: 'welcome' }, id: 'welcome' }])
    return hub.subscribe(({ transaction, changes }) => {
      const concerns = changes.some(({ id }) => includeDrafts || !id.includes('.'))
      if (concerns)
        sink.send([{ event: 'message', data: { id: transaction.id, tags: [SYNC_TAG] }, id: transaction.id }])
    })
  })
}
