/** Many clients that listen to and patch the same documents at the same time, each keeping a copy by what it hears. */
import { isDeepStrictEqual } from 'node:util'
import type { MutationEvent, SanityClient, SanityDocument } from '@sanity/client'
import { applyPatch } from 'mendoza'

export interface EditorsReport {
  readonly clients: number
  readonly documents: number
  readonly patches: number
  /** Patches that are not in the final documents. */
  readonly lost: number
  /** Clients whose own copy of a document differs from the lake's at the end. */
  readonly astray: number
  /** Events whose previousRev was not the resultRev before it. */
  readonly broken: number
}

interface Options {
  readonly clients: number
  readonly documents: number
  readonly milliseconds: number
  /** Between the patches of one client. */
  readonly pause: number
}

export async function editTogether(connect: () => SanityClient, options: Options): Promise<EditorsReport> {
  const main = connect()
  const prefix = `together-${options.documents}`
  const ids = Array.from({ length: options.documents }, (_none, n) => `${prefix}-${n}`)
  const transaction = main.transaction()
  for (const _id of ids) transaction.createOrReplace({ _id, _type: prefix, total: 0, by: {}, log: [] })
  await transaction.commit()

  const start = new Map(
    (await main.getDocuments(ids)).flatMap((document) => (document ? [[document._id, document]] : [])),
  )
  const editors = await Promise.all(
    Array.from({ length: options.clients }, (_none, index) => joinEditing(connect(), index, prefix, start)),
  )
  const end = performance.now() + options.milliseconds
  await Promise.all(editors.map((editor) => editor.write(ids, end, options.pause)))

  const final = new Map(
    (await main.getDocuments(ids)).flatMap((document) => (document ? [[document._id, document]] : [])),
  )
  const patches = editors.reduce((sum, editor) => sum + editor.written(), 0)
  const kept = [...final.values()].reduce((sum, document) => sum + Number(document['total']), 0)
  await Promise.all(editors.map((editor) => editor.caughtUp(final)))
  const astray = editors.filter((editor) => !editor.agrees(final)).length
  const broken = editors.reduce((sum, editor) => sum + editor.broken(), 0)
  for (const editor of editors) editor.leave()
  return {
    clients: options.clients,
    documents: options.documents,
    patches,
    lost: patches - kept,
    astray,
    broken,
  }
}

/** Effects know nothing of `_rev`. */
function withoutRevision(document: SanityDocument): Record<string, unknown> {
  return Object.fromEntries(Object.entries(document).filter(([key]) => key !== '_rev'))
}

async function joinEditing(
  client: SanityClient,
  index: number,
  type: string,
  start: ReadonlyMap<string, SanityDocument>,
) {
  const copies = new Map<string, unknown>([...start].map(([id, document]) => [id, withoutRevision(document)]))
  const revisions = new Map([...start].map(([id, { _rev }]) => [id, _rev]))
  let broken = 0
  let written = 0

  function hear(event: MutationEvent): void {
    if (event.previousRev !== revisions.get(event.documentId)) broken += 1
    if (event.resultRev !== undefined) revisions.set(event.documentId, event.resultRev)
    copies.set(event.documentId, applyPatch(copies.get(event.documentId) ?? null, event.effects?.apply ?? []))
  }

  const listening = client.listen(
    '*[_type == $type]',
    { type },
    {
      events: ['welcome', 'mutation', 'reconnect'],
      effectFormat: 'mendoza',
      includeResult: false,
      includeMutations: false,
    },
  )
  const subscription = await new Promise<{ unsubscribe(): void }>((resolve, reject) => {
    const opened = listening.subscribe({
      error: reject,
      next(event) {
        if (event.type === 'welcome') resolve(opened)
        if (event.type === 'mutation') hear(event)
      },
    })
  })

  return {
    written: () => written,
    broken: () => broken,
    leave: () => subscription.unsubscribe(),
    async write(ids: readonly string[], end: number, pause: number): Promise<void> {
      for (let count = 0; performance.now() < end; count += 1) {
        const id = ids[(index + count) % ids.length] ?? ''
        await client
          .patch(id)
          .inc({ total: 1 })
          .setIfMissing({ [`by.c${index % 50}`]: 0 })
          .inc({ [`by.c${index % 50}`]: 1 })
          .insert('after', 'log[-1]', [{ _key: `${index}-${count}`, text: `klant ${index}, regel ${count}` }])
          .commit({ returnDocuments: false })
        // As much goes as came, so that the document stays as large as one that editors write.
        if (count % 5 === 4) await client.patch(id).unset(['log[0:5]']).commit({ returnDocuments: false })
        written += 1
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
    },
    async caughtUp(final: ReadonlyMap<string, SanityDocument>): Promise<void> {
      const deadline = performance.now() + 30_000
      const behind = (): boolean => [...final].some(([id, { _rev }]) => revisions.get(id) !== _rev)
      while (behind() && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20))
    },
    agrees: (final: ReadonlyMap<string, SanityDocument>) =>
      [...final].every(([id, document]) => isDeepStrictEqual(copies.get(id), withoutRevision(document))),
  }
}
