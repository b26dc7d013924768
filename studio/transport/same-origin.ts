/**
 * Keeps the tab's requests on its own origin. The Studio's parts ask Sanity's hosts for newer versions and for a feedback form, and one
 * of them spells the store's address with the project in front; none of that can be switched off in the configuration.
 */

/** Sanity's hosts that are no part of the store, each with the answer that makes its caller carry on in silence. */
const OUTSIDE: readonly { readonly host: string; readonly status: number }[] = [
  { host: 'sanity-cdn.com', status: 200 },
  { host: 'api.sanity.io/vX/intake/', status: 404 },
]

/**
 * @param origin where the Studio's page comes from
 * @param projectHost `<project>.<host>` of the embedded lake, which is this origin under another name
 */
export function createSameOriginFetch(
  plainFetch: typeof fetch,
  origin: string,
  projectHost: string | undefined,
): typeof fetch {
  return (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, origin)
    const outside = OUTSIDE.find(({ host }) => (url.host + url.pathname).startsWith(host))
    if (outside) return Promise.resolve(Response.json({}, { status: outside.status }))
    if (url.host !== projectHost) return plainFetch(input, init)
    const here = origin + url.pathname + url.search
    return plainFetch(input instanceof Request ? new Request(here, input) : here, init)
  }
}

/** The same for WebSockets: the task form asks who is present through a client of its own, which knows no other address. */
function createSameOriginWebSocket(
  Plain: typeof WebSocket,
  origin: string,
  projectHost: string | undefined,
): typeof WebSocket {
  return class extends Plain {
    constructor(address: string | URL, protocols?: string | string[]) {
      const url = new URL(address, origin)
      if (url.host === projectHost) url.host = new URL(origin).host
      super(url, protocols)
    }
  }
}

/** Puts it in the place of the tab's own `fetch`, which is what the Studio's parts call. */
export function enforceSameOrigin(origin: string, projectId: string | undefined): void {
  if (typeof document === 'undefined') return
  const projectHost = projectId === undefined ? undefined : `${projectId}.${new URL(origin).host}`
  globalThis.fetch = createSameOriginFetch(fetch.bind(globalThis), origin, projectHost)
  globalThis.WebSocket = createSameOriginWebSocket(globalThis.WebSocket, origin, projectHost)
}
