/** A mutation event as it goes over the wire, written once for all listeners that get the same. */
import type { Change } from '../store/transaction.ts'
import { mutationEvent, type Include } from './mutation-event.ts'
import type { Committed } from '../store/hub.ts'
import { encodeEvent } from './sse.ts'

type Bytes = ReturnType<typeof encodeEvent>

const written = new WeakMap<Committed, Map<string, Bytes>>()

export function mutationBytes(
  committed: Committed,
  change: Change,
  position: { readonly current: number; readonly total: number },
  include: Include,
): Bytes {
  const known = written.get(committed) ?? new Map<string, Bytes>()
  written.set(committed, known)
  const { result, previous, mutations, effects } = include
  const key = [change.id, position.current, position.total, result, previous, mutations, effects].join(' ')
  const bytes =
    known.get(key) ??
    encodeEvent({
      event: 'mutation',
      data: mutationEvent(committed, change, position, include),
      id: `${committed.transaction.id}#${change.id}`,
    })
  known.set(key, bytes)
  return bytes
}
