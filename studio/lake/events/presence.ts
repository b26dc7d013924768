/** `/vX/socket/:dataset`: who is where in the Studio, as JSON-RPC 2.0 between the tabs of all editors. */
import { WebSocket } from 'ws'
import { isRecord } from '../foundation/json.ts'
import { onMessage } from './socket-messages.ts'

/** Bytes of one message, and of what may wait for one socket. */
const LARGEST_MESSAGE = 16 * 1024
const MAX_BUFFERED = 256 * 1024

export interface Presence {
  join(socket: WebSocket, identity: string): void
}

export function createPresence(): Presence {
  const members = new Set<WebSocket>()

  function tellOthers(from: WebSocket, event: Readonly<Record<string, unknown>>): void {
    const text = JSON.stringify({
      jsonrpc: '2.0',
      method: 'presence_subscription',
      params: { subscription: 'presence', result: event },
    })
    for (const member of members) if (member !== from) send(member, text)
  }

  return {
    join(socket, identity) {
      members.add(socket)
      socket.on('close', () => members.delete(socket))
      onMessage(socket, (text) => {
        if (Buffer.byteLength(text) > LARGEST_MESSAGE) {
          socket.close(1009)
          return
        }
        if (text === '♥') {
          send(socket, '♥')
          return
        }
        const request = parse(text)
        const method = typeof request['method'] === 'string' ? request['method'] : ''
        const kind = /^presence_(rollcall|announce|disconnect)$/.exec(method)?.[1]
        const message = isRecord(request['params']) ? request['params'] : {}
        if (kind === 'rollcall')
          tellOthers(socket, { type: 'rollCall', i: identity, session: message['session'] })
        if (kind === 'announce') tellOthers(socket, { type: 'state', i: identity, m: message['data'] })
        if (kind === 'disconnect') tellOthers(socket, { type: 'disconnect', i: identity, m: message })
        if (request['id'] !== undefined)
          send(
            socket,
            JSON.stringify({
              jsonrpc: '2.0',
              id: request['id'],
              result: method === 'presence_subscribe' ? 'presence' : true,
            }),
          )
      })
    },
  }
}

/** Where one is, is of no use later: who does not read it is closed and comes back. */
function send(socket: WebSocket, text: string): void {
  if (socket.readyState !== WebSocket.OPEN) return
  if (socket.bufferedAmount > MAX_BUFFERED) socket.terminate()
  else socket.send(text)
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : {}
  } catch {
    return {}
  }
}
