/** What the publisher answers under `/publish/`: its status, its metrics, and the webhook that sets it off. */
import { SIGNATURE_HEADER_NAME, isValidSignature } from '@sanity/webhook'
import { isRecord } from '../../shared/is-record.ts'
import { createLinkStatuses } from './links/link-statuses.ts'
import { answerLinks } from './links/link-routes.ts'
import type { Publisher } from './publisher.ts'
import { initialStatus } from './status.ts'

/** Bytes; Sanity's projections of one document are far smaller. */
const LARGEST_BODY = 256 * 1024

export interface PublishRoutesOptions {
  /** Undefined until the publisher has started. */
  readonly publisher: () => Publisher | undefined
  /** Shared with Sanity's webhook; without it there is no webhook. */
  readonly webhookSecret: string | undefined
}

/** @returns an app as in fetch: a Response for every Request */
export function publishRoutes(options: PublishRoutesOptions): (request: Request) => Promise<Response> {
  const links = createLinkStatuses()
  return async (request) => {
    const route = `${request.method} ${new URL(request.url).pathname}`
    const publisher = options.publisher()
    switch (route) {
      case 'GET /publish/links':
      case 'POST /publish/links':
        return answerLinks(request, links, () => publisher?.site()?.reader().documents() ?? [])
      case 'GET /publish/status':
        return Response.json(publisher?.status() ?? initialStatus, { headers: NO_STORE })
      case 'GET /publish/metrics': {
        if (!publisher) return answer(503, 'The publisher has not started yet.')
        const { contentType, text } = await publisher.metrics()
        return new Response(text, { headers: { ...NO_STORE, 'Content-Type': contentType } })
      }
      case 'POST /publish/webhook':
        return receiveWebhook(request, publisher, options.webhookSecret)
      default:
        return answer(404, 'There is status, metrics, links and webhook.')
    }
  }
}

const NO_STORE = { 'Cache-Control': 'no-store' }

function answer(status: number, message: string): Response {
  return Response.json({ message }, { status, headers: NO_STORE })
}

/** Answers before anything is published: Sanity waits 30 seconds at most and sends again what was not answered. */
async function receiveWebhook(
  request: Request,
  publisher: Publisher | undefined,
  secret: string | undefined,
): Promise<Response> {
  if (secret === undefined) return answer(404, 'Set SANITY_WEBHOOK_SECRET to receive webhooks.')
  const body = await request.text()
  if (body.length > LARGEST_BODY) return answer(413, 'This is more than one document.')
  const signature = request.headers.get(SIGNATURE_HEADER_NAME)
  if (signature === null || !(await isValidSignature(body, signature, secret)))
    return answer(401, 'The signature does not fit the body.')
  if (!publisher) return answer(503, 'The publisher has not started yet.')
  void publisher.publish('webhook', idsIn(body))
  return answer(202, 'It will be published.')
}

/** The published document that a webhook speaks of; undefined where it does not say, so that everything is compared. */
function idsIn(body: string): string[] | undefined {
  try {
    const value: unknown = JSON.parse(body)
    const id = isRecord(value) ? value['_id'] : undefined
    return typeof id === 'string' ? [id.replace(/^drafts\.|^versions\.[^.]+\./, '')] : undefined
  } catch {
    return undefined
  }
}
