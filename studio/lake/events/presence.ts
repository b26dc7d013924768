/** `/vX/socket/:dataset`: who is where in the Studio, as JSON-RPC 2.0 between the tabs of all editors. */
import { WebSocket, type RawData } from 'ws'
import { isRecord } from '../json.ts'

export interface Presence {
  join(socket: WebSocket, identity: string): void
}

export function createPresence(): Presence {
  const members = new Set<WebSocket>()

  function tellOthers(from: WebSocket, event: Readonly<Record<string, unknown>>): void {
    for (const member of members) {
      if (member === from || member.readyState !== WebSocket.OPEN) continue
      member.send(
        JSON.stringify({
          jsonrpc: '2.0',
          method: 'presence_subscription',
          params: { subscription: 'presence', result: event },
        }),
      )
    }
  }

  return {
    join(socket, identity) {
      members.add(socket)
      socket.on('close', () => members.delete(socket))
      socket.on('message', (data: RawData) => {
        const text = Buffer.isBuffer(data) ? data.toString('utf8') : ''
        if (text === '♥') {
          socket.send('♥')
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
          socket.send(
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

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : {}
  } catch {
    return {}
  }
}
