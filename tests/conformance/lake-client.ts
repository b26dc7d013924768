/** The few requests that the suite needs of a lake, over plain HTTP. */
import { isRecord } from '../../studio/lake/foundation/json.ts'

const VERSION = 'v2025-02-19'

export interface LakeAddress {
  readonly origin: string
  readonly token: string
  readonly dataset?: string
}

export interface QueryResponse {
  readonly status: number
  readonly body: Record<string, unknown>
}

export function connect({ origin, token, dataset = 'production' }: LakeAddress) {
  async function post(path: string, body: unknown): Promise<QueryResponse> {
    const response = await fetch(`${origin}/${VERSION}/data/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const answer: unknown = await response.json()
    return { status: response.status, body: isRecord(answer) ? answer : {} }
  }
  return {
    query: (query: string, params: Record<string, unknown>) =>
      post(`query/${dataset}?perspective=raw`, { query, params }),
    /** @throws Error with the lake's own words where it refuses */
    async mutate(mutations: readonly unknown[]): Promise<void> {
      const { status, body } = await post(`mutate/${dataset}`, { mutations })
      if (status !== 200) throw new Error(`The lake refuses: ${describeError(body)}`)
    },
  }
}

/** What went wrong, in the words of an error body. */
export function describeError(body: Record<string, unknown>): string {
  const { error, message } = body
  if (isRecord(error) && typeof error['description'] === 'string') return error['description']
  return typeof message === 'string' ? message : JSON.stringify(body)
}
