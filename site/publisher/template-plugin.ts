/** Gives compiled `.astro` files the templates of the renderer instead of Astro's runtime. */
import { fileURLToPath } from 'node:url'
import type { AstroConfig } from 'astro'

type Plugin = NonNullable<NonNullable<AstroConfig['vite']>['plugins']>[number]

export function templatePlugin(): Plugin {
  return {
    name: 'renderer-templates',
    enforce: 'pre',
    resolveId: (id) =>
      id === 'astro/compiler-runtime' ? fileURLToPath(new URL('./templates.ts', import.meta.url)) : undefined,
  }
}
