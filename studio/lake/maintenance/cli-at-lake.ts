/**
 * Loaded before the Sanity CLI where it works on a lake. The CLI asks `<project>.localhost`: such names mean this machine (RFC 6761,
 * section 6.3), and browsers know it, but Node leaves it to the system's resolver, which often does not. Sanity's own servers are not
 * asked, because the lake's token would go along.
 */
import dns from 'node:dns'
import { registerHooks } from 'node:module'

const lookup = dns.lookup.bind(dns)

Object.assign(dns, {
  lookup: (hostname: string, ...rest: unknown[]): unknown => {
    const answer = rest.at(-1)
    if (/(?:^|\.)sanity\.\w+\.?$/i.test(hostname) && typeof answer === 'function')
      return Reflect.apply(answer, undefined, [
        new Error(
          `${hostname} is not asked: this command is for the embedded lake. For hosted Sanity set SANITY_STUDIO_PROJECT_ID and SANITY_STUDIO_DATASET.`,
        ),
      ])
    return Reflect.apply(lookup, dns, [/\.localhost\.?$/i.test(hostname) ? 'localhost' : hostname, ...rest])
  },
})

const client = new URL('cli-client.ts', import.meta.url).href

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context)
    const isCli = found.url.endsWith('/node_modules/sanity/lib/cli.js') && context.parentURL !== client
    return isCli ? { ...found, url: client, format: 'module-typescript' } : found
  },
})
