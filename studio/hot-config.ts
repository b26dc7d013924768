/** A Vite plugin for `sanity dev`: after a change of the configuration or of a schema the open Studio renders anew, without loading its page. */

/** Sanity's entry, which renders once; a version that writes another one gets Vite's own reload of the page. */
const ENTRY = /^renderStudio\(\s*(document\.getElementById\("\w+"\)),\s*studioConfig,\s*(\{.*\})\s*\)\s*$/m
const CONFIG = /^import studioConfig from (".+")$/m

export function hotConfig() {
  return {
    name: 'hot-config',
    apply: 'serve' as const,
    enforce: 'pre' as const,
    transform(code: string, id: string): string | undefined {
      if (!id.endsWith('/.sanity/runtime/app.js')) return undefined
      const [, file] = CONFIG.exec(code) ?? []
      if (file === undefined || !ENTRY.test(code)) return undefined
      return code.replace(
        ENTRY,
        (_match, element: string, options: string) => `
const render = (config) => renderStudio(${element}, config, ${options})
let unmount = render(studioConfig)
import.meta.hot.accept(${file}, (module) => {
  unmount()
  unmount = render(module.default)
})`,
      )
    },
  }
}
