/** Every address of the site, with the page that renders it. Both the renderer and `getStaticPaths` read it, so they cannot differ. */
import { folderOf, type AnyDocument, type Documents, type TypeWithPage } from '@programme/content-schemas'
import { pageTypes } from '../page-types/page-types.ts'
import type { ContentGraph, ContentReader } from './graph.ts'
import { listedTypes, listPaths } from './lists.ts'
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
  '/site.webmanifest': 'site.webmanifest.ts',
  '/rss.xml': 'rss.xml.ts',
  '/agenda.ics': 'agenda.ics.ts',
  '/resultaten.csv': 'resultaten.csv.ts',
  '/resultaten-komma.csv': 'resultaten-komma.csv.ts',
  '/favicon.ico': 'favicon.ico.ts',
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
  const lists = listedTypes.flatMap((type) =>
    listPaths(reader, type).map((path) => {
      // A list that is drawn like most others has no folder of pages for it.
      const folder = pageTypes[type].list?.rows ? '/' : folderOf(type)
      return {
        path,
        component: page(`${folder.slice(1)}[...list].astro`),
        params: { list: path.slice(folder.length, -1) },
      }
    }),
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
  return [...ownRoutes(document), ...pictures]
}

function ownRoutes(document: AnyDocument): Route[] {
  if (document._type === 'download') {
    const name = fileName(document.file.asset._ref)
    return [{ path: `/bestanden/${name}`, component: page('bestanden/[file].ts'), params: { file: name } }]
  }
  return 'slug' in document ? pageRoutes(document._type, document) : []
}

function pageRoutes<Type extends TypeWithPage>(type: Type, document: Documents[Type]): Route[] {
  const slug = document.slug.current
  const folder = folderOf(type)
  /** @param ending of the address after the slug, and of the page's file */
  const at = (ending: string, file = `[slug]${ending}.ts`): Route => ({
    path: `${folder}${slug}${ending}`,
    component: page(`${folder.slice(1)}${file}`),
    params: { slug },
  })
  const files = pageTypes[type].files?.(document) ?? []
  return [at('/', '[slug].astro'), ...files.map((ending) => at(ending))]
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
