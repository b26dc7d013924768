/** From the acknowledged action in the lake to the new text in a GET: the whole product as `npm start` runs it. */
import { Agent, get } from 'node:http'
import type { SanityClient } from '@sanity/client'
import { idOf } from './voorbeeldstad.ts'
import { quantile } from './measure.ts'

export interface Latency {
  /** Milliseconds. */
  readonly p50: number
  readonly p95: number
  readonly times: number
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 })

function page(address: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(address, { agent }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (text += chunk))
      response.on('end', () => resolve(text))
    }).on('error', reject)
  })
}

/** One publish as the Studio does it: the draft, then the action; the clock starts when the action is acknowledged. */
async function publishOnce(
  client: SanityClient,
  id: string,
  set: Record<string, unknown>,
  address: string,
  text: string,
): Promise<number> {
  const published = await client.getDocument(id)
  if (!published) throw new Error(`There is no ${id}.`)
  await client.createOrReplace({ ...published, ...set, _id: `drafts.${id}` }, { visibility: 'sync' })
  await client.action({
    actionType: 'sanity.action.document.publish',
    draftId: `drafts.${id}`,
    publishedId: id,
  })
  const began = performance.now()
  while (!(await page(address)).includes(text))
    if (performance.now() - began > 60_000) throw new Error(`${text} never came.`)
  return performance.now() - began
}

type Edit = (number: number) => { id: string; set: Record<string, unknown>; path: string; text: string }

const EDITS: Readonly<Record<string, Edit>> = {
  'one page': (number) => {
    const index = number % 15
    const text = `Nieuwe tekst ${number} in de aanpak`
    const block = {
      _type: 'block',
      _key: 'a',
      style: 'normal',
      children: [{ _type: 'span', _key: 'b', text, marks: [] }],
      markDefs: [],
    }
    return {
      id: idOf('projectPage', index),
      set: { aanpak: [block] },
      path: `/projecten/projectpage-${index}/`,
      text,
    }
  },
  'a title': (number) => {
    const index = number % 15
    const text = `Nieuwe titel ${number}`
    return {
      id: idOf('projectPage', index),
      set: { title: text },
      path: `/projecten/projectpage-${index}/`,
      text,
    }
  },
  'a contact': (number) => {
    const text = `Nieuwe functie ${number}`
    return { id: idOf('contact', 1), set: { role: text }, path: '/contact/contact-1/', text }
  },
}

export async function measureLatency(
  client: SanityClient,
  site: string,
  times: number,
): Promise<Record<string, Latency>> {
  const found: Record<string, Latency> = {}
  for (const [name, edit] of Object.entries(EDITS)) {
    const measured: number[] = []
    for (let number = 0; number < times + 5; number += 1) {
      const { id, set, path, text } = edit(number)
      const time = await publishOnce(client, id, set, `${site}${path}`, text)
      // The first few warm the engine up.
      if (number >= 5) measured.push(time)
    }
    found[name] = { p50: quantile(measured, 0.5), p95: quantile(measured, 0.95), times }
  }
  return found
}
