/** From the acknowledged action in the lake to the new text in a GET: the whole product as `npm start` runs it. */
import { Agent, get } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import type { SanityClient } from '@sanity/client'
import type { Product } from '../../support/product.ts'
import { z } from 'zod'
import { quantile, rounded } from './measure.ts'
import { idOf } from './voorbeeldstad.ts'

export interface Latency {
  readonly edit: string
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

interface Edit {
  readonly id: string
  readonly set: Record<string, unknown>
  /** Where the text shows. */
  readonly path: string
  readonly text: string
  /** The document that a new one is made like. */
  readonly like?: string
}

/** One publish as the Studio does it: the draft, then the action; the clock starts when the action is acknowledged. */
async function publishOnce(
  client: SanityClient,
  site: string,
  { id, set, path, text, like = id }: Edit,
): Promise<number> {
  const before = await client.getDocument(like)
  if (!before) throw new Error(`There is no ${like}.`)
  await client.createOrReplace({ ...before, ...set, _id: `drafts.${id}` }, { visibility: 'sync' })
  await client.action({
    actionType: 'sanity.action.document.publish',
    draftId: `drafts.${id}`,
    publishedId: id,
  })
  const began = performance.now()
  while (!(await page(`${site}${path}`)).includes(text)) {
    if (performance.now() - began > 600_000) throw new Error(`${text} never came.`)
    await setTimeout(1)
  }
  return performance.now() - began
}

const EDITS: Readonly<Record<string, (number: number) => Edit>> = {
  'one page': (number) => {
    const text = `Nieuwe tekst ${number} in de aanpak`
    const span = { _type: 'span', _key: 'b', text, marks: [] }
    const block = { _type: 'block', _key: 'a', style: 'normal', children: [span], markDefs: [] }
    return { ...project(number), set: { aanpak: [block] }, text }
  },
  'a title': (number) => {
    const text = `Nieuwe titel ${number}`
    return { ...project(number), set: { title: text }, text }
  },
  'a contact': (number) => {
    const text = `Nieuwe functie ${number}`
    return { id: idOf('contact', 1), set: { role: text }, path: '/contact/contact-1/', text }
  },
  'a new document': (number) => {
    const text = `Nieuw bericht ${number}`
    const slug = { _type: 'slug', current: `nieuw-${number}` }
    // The newest, as news is.
    const set = {
      title: text,
      slug,
      date: '2026-12-31',
      _createdAt: undefined,
      _updatedAt: undefined,
      _rev: undefined,
    }
    return {
      id: `nieuw-${number}`,
      like: idOf('newsArticle', 1),
      set,
      path: `/nieuws/nieuw-${number}/`,
      text,
    }
  },
  'the settings': (number) => {
    const text = `Onderaan staat ${number}.`
    return { id: 'site-settings', set: { footer: text }, path: '/', text }
  },
}

function project(number: number): { id: string; path: string } {
  const index = number % 10
  return { id: idOf('projectPage', index), path: `/projecten/projectpage-${index}/` }
}

/** The settings touch every page, so that one edit takes as long as a full build. */
const timesOf = (name: string, size: number): number =>
  name !== 'the settings' ? 60 : size >= 1_000 ? 5 : 20
/** The first few warm the engine up. */
const WARM = 10

const searchStatus = z.object({
  release: z.object({ id: z.string() }).nullable(),
  search: z.object({ state: z.string(), release: z.string().nullable() }),
})

/** Seconds from a publish until search knows of it. */
export async function measureFindable(product: Product): Promise<number> {
  await publishOnce(await product.client(), product.site, edit('one page', 9_999))
  const began = performance.now()
  await indexed(product)
  return rounded((performance.now() - began) / 1000)
}

/** Waits until search knows of the live release. */
async function indexed(product: Product): Promise<void> {
  for (;;) {
    const response = await fetch(`${product.studio}/publish/status`)
    const { release, search } = searchStatus.parse(await response.json())
    if (search.state === 'live' && search.release === release?.id) return
    await setTimeout(20)
  }
}

function edit(name: string, number: number): Edit {
  const of = EDITS[name]
  if (!of) throw new Error(`There is no edit "${name}".`)
  return of(number)
}

/** @param size documents in all @param only the edits to measure; all unless given */
export async function measureLatency(
  product: Product,
  size: number,
  only: readonly string[] = Object.keys(EDITS),
): Promise<Latency[]> {
  const client = await product.client()
  const found: Latency[] = []
  for (const name of only) {
    const measured: number[] = []
    const times = timesOf(name, size)
    const warm = name === 'the settings' ? 1 : WARM
    for (let number = 0; number < times + warm; number += 1) {
      // It is set beside a full build, which has the machine to itself.
      if (name === 'the settings') await indexed(product)
      const time = await publishOnce(client, product.site, edit(name, number))
      if (number >= warm) measured.push(time)
    }
    const [p50, p95] = [rounded(quantile(measured, 0.5)), rounded(quantile(measured, 0.95))]
    found.push({ edit: name, p50, p95, times })
  }
  return found
}
