/** Pictures and files of the store, where a store in trouble is told from a file that it does not have. */
import type { FetchFile } from '../../content/fetch-file.ts'
import { readFailure } from './describe-failure.ts'

/**
 * @returns answers as far as they are about the file: a picture that the store fails at a second time is one that it cannot make
 * @throws PublishError step `read` where the store cannot be reached, is too busy, or fails for the first time
 */
export function storeFiles(fetchFile: FetchFile): FetchFile {
  const failedBefore = new Set<string>()
  return async (address, accept) => {
    const response = await whole(fetchFile, address, accept)
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
  try {
    const response = await fetchFile(address, accept)
    const body = await response.arrayBuffer()
    const { status, headers } = response
    return new Response(body.byteLength > 0 ? body : null, { status, headers })
  } catch (cause) {
    throw readFailure(cause)
  }
}
