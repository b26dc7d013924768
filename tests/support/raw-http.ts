/** Requests as no well-behaved client would send them: bytes straight onto a socket. */
import { connect } from 'node:net'

export interface RawAnswer {
  /** 0 where the server closed without a word. */
  readonly status: number
  readonly text: string
}

/** @param bytes everything that is sent @param patience milliseconds until the connection is given up */
export function sendRaw(port: number, bytes: string | Buffer, patience = 10_000): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let text = ''
    const done = (): void => {
      socket.destroy()
      resolve({ status: Number(/^HTTP\/1\.[01] (\d{3})/.exec(text)?.[1] ?? 0), text })
    }
    socket.setTimeout(patience, done)
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
      // The head tells the status; what follows does not matter here.
      if (text.includes('\r\n\r\n') && text.length > 64 * 1024) done()
    })
    socket.on('error', done)
    socket.on('close', done)
    socket.write(bytes)
  })
}

/** One request with exactly these lines and this body. */
export function rawRequest(line: string, headers: readonly string[], body = ''): string {
  return [line, ...headers, 'Connection: close', '', body].join('\r\n')
}
