/** A mutation event as it goes over the wire, written once for all listeners that get the same. */
import { mutationEvent, type Include } from './mutation-event.ts'
import type { Committed } from '../store/hub.ts'
import type { Chosen } from './selector.ts'
import { encodeEvent } from './sse.ts'

type Bytes = ReturnType<typeof encodeEvent>

const written = new WeakMap<Committed, Map<string, Bytes>>()

export function mutationBytes(
  committed: Committed,
  chosen: Chosen,
  position: { readonly current: number; readonly total: number },
  include: Include,
): Bytes {
  const known = written.get(committed) ?? new Map<string, Bytes>()
  written.set(committed, known)
  const { result, previous, mutations, effects } = include
  const { id } = chosen.change
  const { current, total } = position
  const key = [id, chosen.transition, current, total, result, previous, mutations, effects].join(' ')
  const bytes =
    known.get(key) ??
    encodeEvent({
      event: 'mutation',
      data: mutationEvent(committed, chosen, position, include),
      id: `${committed.transaction.id}#${id}`,
    })
  known.set(key, bytes)
  return bytes
}
