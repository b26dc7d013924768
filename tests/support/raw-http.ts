/** Requests as no well-behaved client would send them: bytes straight onto a socket. */
import { connect } from 'node:net'

export interface RawAnswer {
  /** 0 where the server closed without a word. */
  readonly status: number
  readonly text: string
}

interface SendOptions {
  /** Milliseconds without a byte until the connection is given up. */
  readonly patience?: number
  /** Whether the head of an answer is enough: a stream of events has no end. */
  readonly headOnly?: boolean
}

/** @param bytes everything that is sent */
export function sendRaw(
  port: number,
  bytes: string | Buffer,
  { patience = 10_000, headOnly = false }: SendOptions = {},
): Promise<RawAnswer> {
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
      // What follows so much of a body does not matter here.
      if (text.includes('\r\n\r\n') && (headOnly || text.length > 64 * 1024)) done()
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
