/** Which addresses this server may ask on an editor's word: those of the public internet, and nothing on this machine or its networks. */
import type { LookupAddress, LookupOptions } from 'node:dns'
import ipaddr from 'ipaddr.js'

/** Looks a name up as Node's `dns.lookup` does. */
export type Lookup = (
  name: string,
  options: LookupOptions,
  done: (error: NodeJS.ErrnoException | null, found: string | LookupAddress[], family?: number) => void,
) => void

/** The name belongs to an address that may not be asked. */
export class PrivateAddressError extends Error {
  override name = 'PrivateAddressError'
}

/** True for a unicast address of the internet; false for loopback, private, link-local, carrier, mapped, tunnelled and reserved ones. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'
}

/** The host of a URL as an address; undefined where it is a name. */
export function addressIn(hostname: string): string | undefined {
  const bare = hostname.replace(/^\[|\]$/g, '')
  return ipaddr.isValid(bare) ? bare : undefined
}

/** A lookup that fails where any address found may not be asked: what is connected to is what was looked at. */
export function guardedLookup(lookup: Lookup, allows: (address: string) => boolean): Lookup {
  return (name, options, done) => {
    lookup(name, options, (error, found, family) => {
      const addresses = error ? [] : typeof found === 'string' ? [found] : found.map(({ address }) => address)
      const wrong = addresses.find((address) => !allows(address))
      const refusal =
        wrong === undefined ? error : new PrivateAddressError(`${name} is ${wrong}, which may not be asked.`)
      done(refusal, found, family)
    })
  }
}
