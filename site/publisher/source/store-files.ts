/** Pictures and files of the store, where a store in trouble is told from a file that it does not have. */
import type { FetchFile } from '../../content/fetch-file.ts'
import { readFailure } from './describe-failure.ts'

/** Milliseconds in which a file that failed is not asked for again, and one more failure holds up no publish. */
const REST = 60_000

/**
 * @returns answers as far as they are about the file: one that the store fails at a second time is one that it cannot give
 * @throws PublishError step `read` where the store is too busy, or fails for the first time
 */
export function storeFiles(fetchFile: FetchFile): FetchFile {
  const failedBefore = new Set<string>()
  let heldUntil = 0
  let restUntil = 0

  /** @returns undefined where the store is silent, or breaks off, after a publish has failed for that already */
  async function ask(address: string, accept?: string): Promise<Response | undefined> {
    if (failedBefore.has(address) && Date.now() < restUntil) return undefined
    try {
      return await whole(fetchFile, address, accept)
    } catch (cause) {
      const isFirst = !failedBefore.has(address) && Date.now() >= heldUntil
      failedBefore.add(address)
      const until = Date.now() + REST
      if (isFirst) {
        heldUntil = until
        throw readFailure(cause)
      }
      restUntil = until
      return undefined
    }
  }

  return async (address, accept) => {
    const response = await ask(address, accept)
    if (!response) return new Response(null, { status: 504 })
    const { status, headers } = response
    const isBusy = status === 429 || status === 503
    if (!isBusy && (status < 500 || failedBefore.has(address))) return response
    failedBefore.add(address)
    throw readFailure(
      Object.assign(new Error(`${address} answered with ${status}.`), {
        statusCode: status,
        response: { headers },
      }),
    )
  }
}

/** With its body, which a store in trouble may break off. */
async function whole(fetchFile: FetchFile, address: string, accept?: string): Promise<Response> {
  const response = await fetchFile(address, accept)
  const body = await response.arrayBuffer()
  const { status, headers } = response
  return new Response(body.byteLength > 0 ? body : null, { status, headers })
}
