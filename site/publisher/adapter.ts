/** The Astro adapter that turns the site into a server bundle, from which the renderer takes every page. */
import type { AstroIntegration } from 'astro'

/** @param entrypoint relative to this file */
export function rendererAdapter(entrypoint: string): AstroIntegration {
  return {
    name: 'renderer',
    hooks: {
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'renderer',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL(entrypoint, import.meta.url),
          adapterFeatures: { buildOutput: 'server' },
          supportedAstroFeatures: {
            staticOutput: 'stable',
            serverOutput: 'stable',
            hybridOutput: 'stable',
            sharpImageService: 'stable',
          },
        })
      },
    },
  }
}
