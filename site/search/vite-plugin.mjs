// @ts-check
/** Builds the search client as a file of its own with a fixed name, because no page loads it before search is touched. */

const SOURCE = '/site/search/client/main.ts'

/** @returns {import('vite').Plugin} */
export function searchClient() {
  let isBuild = false
  return {
    name: 'search-client',
    configResolved({ command }) {
      isBuild = command === 'build'
    },
    buildStart() {
      if (!isBuild || this.environment.name !== 'client') return
      this.emitFile({ type: 'chunk', id: `${process.cwd()}${SOURCE}`, fileName: 'zoeken.js' })
    },
    configureServer(server) {
      server.middlewares.use('/zoeken.js', (_request, response) => {
        response.writeHead(302, { Location: SOURCE }).end()
      })
    },
  }
}
