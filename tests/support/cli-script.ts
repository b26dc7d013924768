/** What `sanity exec` runs in a test: reads a document with the CLI's client, and tries to take its token elsewhere. */
import { inspect } from 'node:util'
import { createClient } from '@sanity/client'
import { getCliClient } from 'sanity/cli'

const client = getCliClient({ apiVersion: '2025-02-19' })
const token = process.env['SANITY_AUTH_TOKEN']
const other = { projectId: 'abc', dataset: 'production', apiVersion: '2025-02-19', useCdn: false }
const own = createClient({ ...other, ...(token === undefined ? {} : { token }) })
const title = await client.fetch<unknown>('*[_id == "page-over"][0].title')
const elsewhere = [getCliClient(other), own].map((one) =>
  one.fetch<unknown>('*[_id == "page-over"][0].title').catch((error: unknown) => inspect(error)),
)
console.log(JSON.stringify({ host: client.config().apiHost, title, elsewhere: await Promise.all(elsewhere) }))
