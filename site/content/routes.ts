/** Every address of the site, with the page that renders it. Both the renderer and `getStaticPaths` read it, so they cannot differ. */
import type { ContentGraph } from './graph.ts'
import { imagesShown, variantsOf } from './media.ts'

export interface Route {
  /** As in the address bar; folders end in a slash. */
  readonly path: string
  /** The Astro page, relative to the project. */
  readonly component: string
  readonly params: Readonly<Record<string, string>>
}

const FIXED: Readonly<Record<string, string>> = {
  '/': 'index.astro',
  '/projecten/': 'projecten/index.astro',
  '/werkgroepen/': 'werkgroepen/index.astro',
  '/resultaten/': 'resultaten/index.astro',
  '/agenda/': 'agenda/index.astro',
  '/nieuws/': 'nieuws/index.astro',
  '/contact/': 'contact/index.astro',
  '/zoeken/': 'zoeken.astro',
  '/toegankelijkheid/': 'toegankelijkheid.astro',
  '/404/': '404.astro',
  '/rss.xml': 'rss.xml.ts',
  '/agenda.ics': 'agenda.ics.ts',
  '/resultaten.csv': 'resultaten.csv.ts',
  '/sitemap-index.xml': 'sitemap-index.xml.ts',
  '/sitemap-0.xml': 'sitemap-0.xml.ts',
  '/robots.txt': 'robots.txt.ts',
  '/.well-known/security.txt': '.well-known/security.txt.ts',
}

const BY_SLUG = [
  ['projectPage', 'projecten'],
  ['workingGroup', 'werkgroepen'],
  ['result', 'resultaten'],
  ['agendaItem', 'agenda'],
  ['newsArticle', 'nieuws'],
] as const

const page = (file: string): string => `site/pages/${file}`

export function listRoutes(graph: ContentGraph): Route[] {
  const reader = graph.reader()
  const fixed = Object.entries(FIXED).map(([path, file]) => ({ path, component: page(file), params: {} }))
  const bySlug = BY_SLUG.flatMap(([type, folder]) =>
    reader.list(type).map(({ slug }) => ({
      path: `/${folder}/${slug.current}/`,
      component: page(`${folder}/[slug].astro`),
      params: { slug: slug.current },
    })),
  )
  const events = reader.list('event').map(({ slug }) => ({
    path: `/agenda/bijeenkomsten/${slug.current}/`,
    component: page('agenda/bijeenkomsten/[slug].astro'),
    params: { slug: slug.current },
  }))
  const pages = reader.list('page').map(({ slug }) => ({
    path: `/${slug.current}/`,
    component: page('[slug].astro'),
    params: { slug: slug.current },
  }))
  const contacts = reader.contacts().flatMap(({ slug }) => [
    {
      path: `/contact/${slug.current}/`,
      component: page('contact/[slug].astro'),
      params: { slug: slug.current },
    },
    {
      path: `/contact/${slug.current}.vcf`,
      component: page('contact/[slug].vcf.ts'),
      params: { slug: slug.current },
    },
  ])
  const pictures = new Set(
    imagesShown(reader)
      .flatMap(variantsOf)
      .map(({ path }) => path),
  )
  const media = [...pictures].sort().map((path) => ({
    path,
    component: page('media/[file].ts'),
    params: { file: path.slice('/media/'.length) },
  }))
  const files = reader.list('download').flatMap(({ file }) => {
    const asset = reader.asset(file.asset._ref)
    if (!asset) return []
    const name = fileName(asset._id)
    return [{ path: `/bestanden/${name}`, component: page('bestanden/[file].ts'), params: { file: name } }]
  })
  return [...fixed, ...bySlug, ...events, ...pages, ...contacts, ...media, ...files]
}

/** `file-<sha1>-pdf` is served as `<sha1>.pdf`. */
export function fileName(assetId: string): string {
  return assetId.replace(/^file-([0-9a-f]+)-(\w+)$/, '$1.$2')
}

/** For a page's `getStaticPaths`. @param file below site/pages */
export function pathsOf(graph: ContentGraph, file: string): { params: Record<string, string> }[] {
  return listRoutes(graph)
    .filter(({ component }) => component === page(file))
    .map(({ params }) => ({ params: { ...params } }))
}
