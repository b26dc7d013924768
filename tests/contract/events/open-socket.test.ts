/** Ctrl-C under an open Studio. */
import { expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { startLake } from '../../support/start-lake.ts'

it('ends while a tab still holds its WebSocket open', async () => {
  const lake = await startLake()
  const socket = new WebSocket(`${lake.origin.replace('http', 'ws')}/transport`, {
    headers: { cookie: lake.cookie, origin: lake.origin },
  })
  await new Promise((resolve) => socket.once('open', resolve))
  const closed = new Promise((resolve) => socket.once('close', resolve))
  socket.on('error', () => undefined)
  await lake.stop()
  expect(await closed).toBe(1006)
})
