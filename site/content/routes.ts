/** Every address of the site, with the page that renders it. Both the renderer and `getStaticPaths` read it, so they cannot differ. */
import { PAGE_FOLDERS, type AnyDocument } from '@programme/content-schemas'
import type { ContentGraph, ContentReader } from './graph.ts'
import { listPaths } from './lists.ts'
import { imagesIn, variantsOf } from './media.ts'

export interface Route {
  /** As in the address bar; folders end in a slash. */
  readonly path: string
  /** The Astro page, relative to the project. */
  readonly component: string
  readonly params: Readonly<Record<string, string>>
}

const FIXED: Readonly<Record<string, string>> = {
  '/': 'index.astro',
  '/partijen/': 'partijen/index.astro',
  '/contact/': 'contact/index.astro',
  '/contact/bericht/': 'contact/bericht.astro',
  '/contact/verzonden/': 'contact/verzonden.astro',
  '/zoeken/': 'zoeken.astro',
  '/toegankelijkheid/': 'toegankelijkheid.astro',
  '/404/': '404.astro',
  '/og.png': 'og.png.ts',
  '/site.webmanifest': 'site.webmanifest.ts',
  '/rss.xml': 'rss.xml.ts',
  '/agenda.ics': 'agenda.ics.ts',
  '/resultaten.csv': 'resultaten.csv.ts',
  '/sitemap-index.xml': 'sitemap-index.xml.ts',
  '/sitemap-0.xml': 'sitemap-0.xml.ts',
  '/robots.txt': 'robots.txt.ts',
  '/.well-known/security.txt': '.well-known/security.txt.ts',
}

const ICONS = ['favicon', 'apple-touch-icon', 'icon-192', 'icon-512']

const page = (file: string): string => `site/pages/${file}`

/** Addresses that do not belong to one document: fixed pages, icons, and every page of every list. */
export function collectionRoutes(reader: ContentReader): Route[] {
  const fixed = Object.entries(FIXED).map(([path, file]) => ({ path, component: page(file), params: {} }))
  const lists = Object.entries(listPaths(reader)).flatMap(([folder, paths]) =>
    paths.map((path) => ({
      path,
      component: page(`${folder}/[...list].astro`),
      params: { list: path.slice(folder.length + 2, -1) },
    })),
  )
  const icons = ICONS.map((icon) => ({
    path: `/${icon}.png`,
    component: page('[icon].png.ts'),
    params: { icon },
  }))
  return [...fixed, ...icons, ...lists]
}

/** Addresses that one document, as visitors may see it, brings along; two documents may share a picture's. */
export function documentRoutes(document: AnyDocument): Route[] {
  const pictures = imagesIn(document)
    .flatMap(variantsOf)
    .map(({ path }) => ({
      path,
      component: page('media/[file].ts'),
      params: { file: path.slice('/media/'.length) },
    }))
  const own = ownRoutes(document)
  return [...own, ...own.flatMap(cardOf), ...pictures]
}

/** The picture that stands beside a shared link to this page. */
function cardOf({ path }: Route): Route[] {
  if (!path.endsWith('/')) return []
  const card = `${path.slice(1, -1)}.png`
  return [{ path: `/og/${card}`, component: page('og/[...card].ts'), params: { card } }]
}

function ownRoutes(document: AnyDocument): Route[] {
  if (document._type === 'download') {
    const name = fileName(document.file.asset._ref)
    return [{ path: `/bestanden/${name}`, component: page('bestanden/[file].ts'), params: { file: name } }]
  }
  if (!('slug' in document)) return []
  const slug = document.slug.current
  const folder = PAGE_FOLDERS[document._type]
  /** @param ending of the address after the slug, and of the page's file */
  const at = (ending: string, file = `[slug]${ending}.ts`): Route => ({
    path: `${folder}${slug}${ending}`,
    component: page(`${folder.slice(1)}${file}`),
    params: { slug },
  })
  const own = at('/', '[slug].astro')
  switch (document._type) {
    case 'event':
      return [own, at('.ics')]
    case 'contact':
      return [own, at('.vcf')]
    case 'result':
      return document.indicator === undefined ? [own] : [own, at('.csv')]
    case 'workingGroup':
      return [own, at('.xml'), at('.ics')]
    default:
      return [own]
  }
}

export function listRoutes(graph: ContentGraph): Route[] {
  const routes = [...collectionRoutes(graph.reader()), ...graph.shown().flatMap(documentRoutes)]
  return [...new Map(routes.map((route) => [route.path, route])).values()]
}

/** `file-<sha1>-pdf` is served as `<sha1>.pdf`. */
export function fileName(assetId: string): string {
  return assetId.replace(/^file-([0-9a-f]+)-(\w+)$/, '$1.$2')
}

/** The other way round. */
export function assetOf(fileName: string): string {
  return `file-${fileName.replace('.', '-')}`
}

/** For a page's `getStaticPaths`; an empty rest is undefined there. @param file below site/pages */
export function pathsOf(graph: ContentGraph, file: string): { params: Record<string, string | undefined> }[] {
  return listRoutes(graph)
    .filter(({ component }) => component === page(file))
    .map(({ params }) => ({
      params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value || undefined])),
    }))
}
