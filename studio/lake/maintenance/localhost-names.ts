/**
 * Loaded before a program that requests `<name>.localhost`: such names mean this machine (RFC 6761, section 6.3), and browsers know it,
 * but Node leaves it to the system's resolver, which often does not.
 */
import dns from 'node:dns'

const lookup = dns.lookup.bind(dns)

Object.assign(dns, {
  lookup: (hostname: string, ...rest: unknown[]): unknown =>
    Reflect.apply(lookup, dns, [/\.localhost\.?$/i.test(hostname) ? 'localhost' : hostname, ...rest]),
})
