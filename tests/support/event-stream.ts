/** A plain reader of an event stream, for what the real client hides: ids, order, and streams that are not read. */
import type { RunningLake } from './start-lake.ts'

interface StreamedEvent {
  readonly event: string
  readonly id: string | undefined
  readonly data: Readonly<Record<string, unknown>>
}

export interface OpenStream {
  readonly status: number
  /** The next event; comments are passed over. */
  next(): Promise<StreamedEvent>
  take(count: number): Promise<StreamedEvent[]>
  close(): void
}

/** @param search of `/data/listen/production`, such as `query=*` */
export async function openStream(
  lake: RunningLake,
  search: Readonly<Record<string, string>>,
  lastEventId?: string,
): Promise<OpenStream> {
  const abort = new AbortController()
  const parameters = new URLSearchParams({ includeResult: 'false', includeAllVersions: 'true', ...search })
  const response = await fetch(`${lake.origin}/v2025-02-19/data/listen/production?${parameters}`, {
    headers: {
      authorization: `Bearer ${lake.token}`,
      accept: 'text/event-stream',
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    },
    signal: abort.signal,
  })
  const events = readEvents(response)
  const next = async (): Promise<StreamedEvent> => {
    const found = await events.next()
    if (found.done) throw new Error('The stream has ended.')
    return found.value
  }
  return {
    status: response.status,
    next,
    async take(count) {
      const taken: StreamedEvent[] = []
      while (taken.length < count) taken.push(await next())
      return taken
    },
    close: () => abort.abort(),
  }
}

async function* readEvents(response: Response): AsyncGenerator<StreamedEvent, undefined> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const fields = new Map(
        text
          .slice(0, end)
          .split('\n')
          .map((line): [string, string] => {
            const colon = line.indexOf(': ')
            return [line.slice(0, colon), line.slice(colon + 2)]
          }),
      )
      text = text.slice(end + 2)
      const event = fields.get('event')
      const data: unknown = JSON.parse(fields.get('data') ?? 'null')
      if (event !== undefined && typeof data === 'object' && data !== null)
        yield { event, id: fields.get('id'), data: { ...data } }
    }
  }
  return undefined
}
