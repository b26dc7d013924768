/** What is posted is read within bounds; what cannot be read is the sender's fault, not a failure of ours. */
import { expect, it } from 'vitest'
import { readForm } from '../../../../site/inbox/read-form.ts'

function posted(send: (controller: ReadableStreamDefaultController<Uint8Array>) => void): Request {
  const body = new ReadableStream<Uint8Array>({ start: send })
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const init = { method: 'POST', headers, body, duplex: 'half' }
  return new Request('http://localhost/contact/bericht/', init)
}

it.each(['', 'name=J', 'name=%', 'name=Jan&message=Hal'])(
  'refuses a post that is cut off after %j',
  async (start) => {
    const request = posted((controller) => {
      if (start !== '') controller.enqueue(Buffer.from(start))
      setImmediate(() => controller.error(new Error('aborted')))
    })
    await expect(readForm(request)).rejects.toMatchObject({ name: 'RefusedPost', status: 400 })
  },
)

it('refuses a post that is too large, whose length is not told', async () => {
  const request = posted((controller) => controller.enqueue(Buffer.alloc(65 * 1024, 'a')))
  await expect(readForm(request)).rejects.toMatchObject({ name: 'RefusedPost', status: 413 })
})
