/** A public site with a person on it, told by words that nothing else has, for looking where that person still is. */
import { join } from 'node:path'
import { seedDocuments } from '@programme/content-schemas/seed'
import type { Destination } from '../../site/publisher/deploy/targets.ts'
import { openReleases } from '../../site/publisher/releases/releases.ts'
import { photoWithPlace } from './pictures.ts'
import { plain } from './files-with.ts'
import { startPublicSite, type PublicSite } from './public-site.ts'

export const PERSON = 'contact-getuige'
export const GROUP = 'werkgroep-leegstand'
export const PROJECT = 'project-aanpak-leegstand'

/** As an editor leaves one who wants to be named no more. */
export const NAMELESS = {
  _key: 'p9',
  party: { _type: 'reference', _ref: 'party-ondernemers' },
  role: 'Denkt mee',
}
const PARTICIPANT = { ...NAMELESS, name: 'Jan Waterhoen', consent: true }

/** Of the person, and of one who takes part in a working group. */
export const TRACES = /kanarie|630000001|101111111|waterhoen/i

export interface WithdrawingSite extends PublicSite {
  /** Changes a document and publishes it. */
  change(id: string, set: object, unset?: readonly string[]): Promise<void>
  /** Paths of the portrait. */
  readonly portrait: readonly string[]
  /** Where visitors find the person: addresses of the live release, and of the portrait. */
  found(): Promise<string[]>
  /** Files that search reads, those of earlier indexes included, in which visitors find the person. */
  foundInSearch(): Promise<string[]>
}

/** Release 1 is the seed, release 2 has the person, release 3 changes a project. */
export async function startWithdrawingSite(
  destinations: readonly Destination[] = [],
  now?: () => Date,
): Promise<WithdrawingSite> {
  const site = await startPublicSite(seedDocuments, destinations, undefined, {}, now)
  const { client, origin, dataDir } = site
  const publish = () => site.publisher.publish('webhook')
  const paths = (): string[] => pathsOf(dataDir)
  const before = new Set(paths())
  const photo = await client.assets.upload('image', await photoWithPlace(), { filename: 'portret.jpg' })
  await client.create({
    _id: PERSON,
    _type: 'contact',
    name: 'Kanarie Pietersen',
    slug: { _type: 'slug', current: 'kanarie-pietersen' },
    role: 'Getuige',
    organisation: 'Kanarieclub',
    mobile: '+31630000001',
    phone: '+31101111111',
    email: 'kanarie@example.test',
    photo: { _type: 'image', alt: 'Portret', asset: { _type: 'reference', _ref: photo._id } },
    consent: { given: true, covers: ['mobile', 'phone', 'email', 'photo'] },
  })
  await client
    .patch(GROUP)
    .set({ participants: [PARTICIPANT] })
    .commit()
  await publish()
  const portrait = paths().filter((path) => path.startsWith('/media/') && !before.has(path))

  async function change(id: string, set: object, unset: readonly string[] = []): Promise<void> {
    await client
      .patch(id)
      .set(set)
      .unset([...unset])
      .commit({ visibility: 'sync' })
    await publish()
    await site.publisher.idle()
  }
  await change(PROJECT, { summary: 'Een eerste versie.' })
  const indexed = new Set<string>()
  return {
    ...site,
    // A getter, because each restart makes another one.
    get publisher() {
      return site.publisher
    },
    change,
    portrait,
    async found() {
      const looked = await Promise.all(
        [...new Set([...paths(), ...portrait])]
          .filter((path) => !path.startsWith('/pagefind/'))
          .map(async (path) => {
            const response = await fetch(origin + path)
            const isThere = response.status === 200
            const body = await response.text()
            return isThere && (portrait.includes(path) || TRACES.test(body)) ? [path] : []
          }),
      )
      return looked.flat().sort()
    },
    async foundInSearch() {
      for (const path of paths()) if (path.startsWith('/pagefind/')) indexed.add(path)
      const looked = await Promise.all(
        [...indexed].map(async (path) => {
          const response = await fetch(origin + path)
          const body = plain(Buffer.from(await response.arrayBuffer()))
          return response.status === 200 && TRACES.test(body.toString('latin1')) ? [path] : []
        }),
      )
      return looked.flat().sort()
    },
  }
}

/** Of the live release, without redirects. */
function pathsOf(dataDir: string): string[] {
  const releases = openReleases(join(dataDir, 'releases'), () => undefined)
  const paths = [...releases.entries].flatMap(([path, entry]) => ('key' in entry ? [path] : []))
  releases.close()
  return paths
}
