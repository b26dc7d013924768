/** What belongs together is found from either side; lists, "last changed" and downloads, as visitors get them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ref, refs, rich, slug } from '../../content-schemas/seed/write.ts'
import { startPublicSite, type PublicSite } from '../support/public-site.ts'
import { pageTypes, voorbeeldDocuments } from '../support/voorbeeldstad-site.ts'

const project = {
  _id: 'verband-project',
  _type: 'projectPage',
  title: 'Verband',
  slug: slug('verband'),
  summary: 'Alles hangt hieraan.',
  aanleiding: rich('Een.'),
  aanpak: rich('Twee.'),
  resultaat: rich('Drie.'),
  phase: 'uitvoeren',
  parties: refs('party-vastgoed'),
  workingGroups: refs('werkgroep-leegstand'),
  contacts: refs('contact-projectcoordinator'),
  downloads: refs('download-programma'),
}
const group = {
  _id: 'verband-groep',
  _type: 'workingGroup',
  name: 'Werkgroep Verband',
  slug: slug('verband'),
  theme: 'Verband',
  goal: 'Verbinden.',
  lead: ref('contact-projectcoordinator'),
  open: true,
  projects: refs('verband-project'),
  participants: [{ _key: 'a', party: ref('party-ondernemers'), role: 'Winkelier' }],
}
const result = {
  _id: 'verband-resultaat',
  _type: 'result',
  statement: 'Het verband is er',
  slug: slug('verband'),
  kind: 'mijlpaal',
  explanation: 'Er is verband.',
  evidence: 'Deze test',
  projects: refs('verband-project'),
  workingGroup: ref('verband-groep'),
  parties: refs('party-gemeente'),
}
const item = {
  _id: 'verband-punt',
  _type: 'agendaItem',
  title: 'Meer verband',
  slug: slug('verband'),
  ambition: 'Samen.',
  status: 'gedeeld',
  parties: refs('party-ondernemers'),
  projects: refs('verband-project'),
}
const event = {
  _id: 'verband-bijeenkomst',
  _type: 'event',
  title: 'Avond over verband',
  slug: slug('verband'),
  summary: 'Een avond.',
  start: '2099-01-12T19:00:00+01:00',
  end: '2099-01-12T21:00:00+01:00',
  place: 'Marktplein',
  workingGroup: ref('verband-groep'),
  contacts: refs('contact-operationeel-manager'),
}
const article = (number: number) => ({
  _id: `verband-nieuws-${number}`,
  _type: 'newsArticle',
  title: `Nieuws ${number} over verband`,
  slug: slug(`verband-${number}`),
  date: new Date(Date.UTC(2020, 0, 1 + number)).toISOString().slice(0, 10),
  topic: 'Verband',
  summary: 'Er is nieuws.',
  body: rich('Nieuws.'),
  ...(number === 0
    ? { projects: refs('verband-project'), contacts: refs('contact-operationeel-manager') }
    : {}),
})
const NEWS = 45

let site: PublicSite
beforeAll(async () => {
  const news = Array.from({ length: NEWS }, (_, number) => article(number))
  site = await startPublicSite([...voorbeeldDocuments, project, group, result, item, event, ...news])
})
afterAll(() => site.stop())

async function html(path: string): Promise<string> {
  const response = await fetch(site.origin + path)
  expect([path, response.status]).toEqual([path, 200])
  return response.text()
}

/** The addresses that a page links to between its header and its footer. */
async function linksOn(path: string): Promise<string[]> {
  const [, inside = ''] = /<main.*?>(.*)<footer/s.exec(await html(path)) ?? []
  return [...inside.matchAll(/<a [^>]*?href="([^"]*)"/g)].map(([, href = '']) => href)
}

describe('what belongs together', () => {
  const PROJECT = '/projecten/verband/'
  const GROUP = '/werkgroepen/verband/'
  const NEWS_PAGE = '/nieuws/verband-0/'
  const [COORDINATOR, MANAGER] = ['/contact/veronique-gielen/', '/contact/sonja-den-duijn/']
  it.each([
    ['a project and a working group that it names', PROJECT, '/werkgroepen/leegstand/'],
    ['a project and a working group that names it', PROJECT, GROUP],
    ['a project and its party', PROJECT, '/partijen/vastgoed/'],
    ['a project and its result', PROJECT, '/resultaten/verband/'],
    ['a project and its item on the agenda', PROJECT, '/agenda/verband/'],
    ['a project and its contact', PROJECT, COORDINATOR],
    ['a project and its news', PROJECT, NEWS_PAGE],
    ['a working group and news about its project', GROUP, NEWS_PAGE],
    ['a working group and its result', GROUP, '/resultaten/verband/'],
    ['a working group and its meeting', GROUP, '/agenda/bijeenkomsten/verband/'],
    ['a working group and a party in it', GROUP, '/partijen/ondernemers/'],
    ['a working group and its contact', GROUP, COORDINATOR],
    ['a result and the party that reached it', '/resultaten/verband/', '/partijen/gemeente/'],
    ['an item on the agenda and the party that carries it', '/agenda/verband/', '/partijen/ondernemers/'],
    ['news and its contact', NEWS_PAGE, MANAGER],
    ['a meeting and its contact', '/agenda/bijeenkomsten/verband/', MANAGER],
  ])('%s lead to each other', async (_pair, one, other) => {
    expect(await linksOn(one)).toContain(other)
    expect(await linksOn(other)).toContain(one)
  })
})

describe('a list', () => {
  it('is narrowed down by links, each to a page that shows what it says', async () => {
    const filters = (await linksOn('/projecten/')).filter((href) =>
      /^\/projecten\/(?:fase|partij)\//.test(href),
    )
    expect(filters).toContain('/projecten/fase/uitvoeren/')
    expect(filters).toContain('/projecten/partij/vastgoed/')
    const running = await html('/projecten/fase/uitvoeren/')
    expect(running).toContain('href="/projecten/verband/"')
    expect(running).toMatch(/href="\/projecten\/fase\/uitvoeren\/"[^>]*aria-current="page"/)
    expect(await linksOn('/projecten/fase/verkennen/')).not.toContain('/projecten/verband/')
  })

  it('keeps its older pages to the letter when something new comes in front', async () => {
    const older = await linksOn('/nieuws/')
    expect(older).toContain('/nieuws/pagina/1/')
    const before = await html('/nieuws/pagina/1/')
    await site.client.createOrReplace({ ...article(2_520), title: 'Het allernieuwste' })
    await expect.poll(() => html('/nieuws/')).toContain('Het allernieuwste')
    expect(await html('/nieuws/pagina/1/')).toBe(before)
  })
})

describe('a page', () => {
  const ofDocuments = pageTypes.filter((path) =>
    /^\/(?:projecten|werkgroepen|resultaten|agenda|nieuws|partijen|contact)\/(?!fase|bericht|verzonden|bijeenkomsten\/$).+/.test(
      path,
    ),
  )
  it.each([...ofDocuments, '/over/', '/doe-mee/', '/privacy/'])(
    '%s says when it was last changed',
    async (path) => {
      const text = (await html(path)).replaceAll(/\s+/g, ' ')
      expect(text).toMatch(/Laatst gewijzigd op <time datetime="\d{4}-\d\d-\d\dT[^"]+">\d+ [a-z]+ \d{4}</)
    },
  )

  it('says of a download what type it is and how large, and the file is that', async () => {
    const [, href = '', kilobytes = ''] =
      /href="(\/bestanden\/[^"]+)" download="[^"]+\.pdf"[^>]*>\s*[^<]+ \(PDF, (\d+) kB\)/.exec(
        await html('/projecten/verband/'),
      ) ?? []
    const file = await fetch(site.origin + href)
    expect(file.headers.get('content-type')).toBe('application/pdf')
    const { byteLength } = await file.arrayBuffer()
    expect(Math.ceil(byteLength / 1000)).toBe(Number(kilobytes))
  })
})
