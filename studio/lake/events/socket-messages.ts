/** The messages of a WebSocket; where handling one fails, that is logged and this socket ends, and no other. */
import type { RawData, WebSocket } from 'ws'

/** Close code of RFC 6455, section 7.4.1: the server met something unexpected. */
const UNEXPECTED = 1011

/** @param handle gets each text message; others are empty to it */
export function onMessage(socket: WebSocket, handle: (text: string) => void): void {
  socket.on('message', (data: RawData) => {
    try {
      handle(Buffer.isBuffer(data) ? data.toString('utf8') : '')
    } catch (error) {
      console.error('A message of a WebSocket could not be handled; the socket is closed.', error)
      socket.close(UNEXPECTED)
    }
  })
}
