/** Node's streams as the web's, and the end of those that nobody reads. */

/** Chunk by chunk and no faster than they are read. @param onEnd called once nothing more of it is read */
export function toWebStream(
  chunks: AsyncIterable<Uint8Array<ArrayBuffer>>,
  onEnd: () => void = () => undefined,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const iterator = chunks[Symbol.asyncIterator]()
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const next = await iterator.next()
          if (next.done !== true) {
            controller.enqueue(next.value)
            return
          }
          onEnd()
          controller.close()
        } catch (error) {
          onEnd()
          throw error
        }
      },
      async cancel() {
        onEnd()
        await iterator.return?.()
      },
    },
    { highWaterMark: 0 },
  )
}

/** Fails the stream of a reader that is too slow; the server logs one line for this code, and no stack. */
export function slowReaderError(message: string): Error {
  return Object.assign(new Error(message), { code: 'ERR_STREAM_PREMATURE_CLOSE' })
}
