/** Run as a process: a lake that holds Voorbeeldstad. Arguments: data folder, number of documents. Says its port. */
import { uploadFirstFiles } from '../../../server/first-content.ts'
import { startLake } from '../../support/start-lake.ts'
import { voorbeeldstad } from './voorbeeldstad.ts'

const [dataDir = '', count = '100'] = process.argv.slice(2)
const lake = await startLake({ dataDir })
const client = lake.client().withConfig({ timeout: 120_000 })
await uploadFirstFiles(client)
const documents = voorbeeldstad(Number(count))
// They refer to each other, and a reference must find its document: their ids are written first.
await write(documents.map(({ _id, _type }) => ({ _id, _type })))
await write(documents)
console.log(JSON.stringify({ port: Number(new URL(lake.origin).port), token: lake.token }))

async function write(all: readonly { readonly _id: string; readonly _type: string }[]): Promise<void> {
  for (let at = 0; at < all.length; at += 500) {
    const transaction = client.transaction()
    for (const document of all.slice(at, at + 500))
      transaction.createOrReplace<Record<string, unknown>>({ ...document })
    await transaction.commit({ visibility: 'async', returnDocuments: false })
  }
}
