/** A Vite plugin: the Studio's typeface is served locally instead of from Sanity's hosts. */

const FACES: Readonly<Record<string, string>> = {
  'InterVariable-latin': 'inter-latin-wght-normal.woff2',
  'InterVariable-Italic-latin': 'inter-latin-wght-italic.woff2',
}

/** @throws Error where a new version of the Studio's style sheet asks for a file that is not known here */
export function localFonts() {
  return {
    name: 'local-fonts',
    enforce: 'pre' as const,
    transform(code: string, id: string): string | undefined {
      if (!/\.css(?:$|\?)/.test(id) || !code.includes('sanity.io/')) return undefined
      return code.replace(/https:\/\/[\w-]+\.sanity\.io\/([\w-]+?)-\d+\.woff2/g, (address, face: string) => {
        const file = FACES[face]
        if (file === undefined)
          throw new Error(`${id} loads ${address}; name a local file in local-fonts.ts.`)
        return `@fontsource-variable/inter/files/${file}`
      })
    },
  }
}
