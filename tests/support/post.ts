/** A plain request to the lake, for what the real client would not send. */
import type { RunningLake } from './start-lake.ts'

/** @param path below `/data/`, such as `mutate/production` @param body a text is sent as it is */
export function postData(lake: RunningLake, path: string, body: unknown): Promise<Response> {
  return fetch(`${lake.origin}/v2025-02-19/data/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${lake.token}`, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}
