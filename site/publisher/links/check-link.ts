/** Follows one outward link as a visitor would, and says in Dutch what is wrong with it. Reads no body and asks no private address. */
import { lookup as dnsLookup, promises as dns } from 'node:dns'
import { request as requestHttp, type IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import {
  addressIn,
  guardedLookup,
  isPublicAddress,
  PrivateAddressError,
  type Lookup,
} from './public-address.ts'

export interface LinkVerdict {
  /** `unsure`: the other side may have a bad moment, or shuts out programs; nothing an editor can mend. */
  readonly state: 'good' | 'broken' | 'unsure'
  /** What is wrong and what to do, in Dutch; undefined of a good one. */
  readonly reason?: string
}

/** What of the world a check may touch; given otherwise in tests only. */
export interface Network {
  readonly lookup: Lookup
  readonly allowsAddress: (address: string) => boolean
  readonly allowsPort: (port: number) => boolean
  /** Whether this machine has internet at all: without it, a name that is not found says nothing. */
  readonly isOnline: () => Promise<boolean>
  /** Milliseconds for the whole way, redirects included. */
  readonly patience: number
}

export const publicInternet: Network = {
  lookup: dnsLookup,
  allowsAddress: isPublicAddress,
  allowsPort: (port) => [80, 443, 8080, 8443].includes(port),
  isOnline: () =>
    dns.resolveNs('nl').then(
      () => true,
      () => false,
    ),
  patience: 10_000,
}

const MOST_REDIRECTS = 5
/** Bytes of headers that are read. */
const LARGEST_HEADERS = 16 * 1024
/** Names that never lead anywhere on the internet (RFC 6761, RFC 6762, RFC 8375). */
const NOWHERE = /(?:^|\.)(?:localhost|local|internal|invalid|test|example|home\.arpa)\.?$/i

const PRIVATE: LinkVerdict = {
  state: 'broken',
  reason:
    'Dit adres werkt alleen op een eigen netwerk, niet voor bezoekers. Gebruik een adres dat iedereen kan openen.',
}
const GONE: LinkVerdict = {
  state: 'broken',
  reason: 'De pagina bestaat niet meer. Zoek het nieuwe adres op, of haal de link weg.',
}
const NAMELESS: LinkVerdict = {
  state: 'broken',
  reason: 'Deze website bestaat niet. Kijk of het adres goed getypt is.',
}
const UNTRUSTED: LinkVerdict = {
  state: 'broken',
  reason:
    'De beveiliging van deze website klopt niet, en bezoekers krijgen een waarschuwing. Gebruik een ander adres.',
}
const ROUND: LinkVerdict = {
  state: 'broken',
  reason: 'Dit adres verwijst steeds door en komt nergens uit. Gebruik het adres waar de pagina nu staat.',
}
const unsure = (reason: string): LinkVerdict => ({ state: 'unsure', reason })

/** @param href an absolute http or https address @returns never throws: whatever happens is a verdict */
export async function checkLink(href: string, reach: Network = publicInternet): Promise<LinkVerdict> {
  const signal = AbortSignal.timeout(reach.patience)
  let here = href
  try {
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      const url = new URL(here)
      if (!isAskable(url, reach)) return PRIVATE
      const { statusCode = 0, headers } = await ask(url, reach, signal)
      if (statusCode < 300 || statusCode > 399 || headers.location === undefined) return verdictOf(statusCode)
      here = new URL(headers.location, url).href
    }
    return ROUND
  } catch (error) {
    return failureOf(error, reach)
  }
}

/** @throws TypeError for what is no http address */
function isAskable(
  { protocol, hostname, port, username }: URL,
  { allowsAddress, allowsPort }: Network,
): boolean {
  if (protocol !== 'http:' && protocol !== 'https:') throw new TypeError(`${protocol} is not asked.`)
  const address = addressIn(hostname)
  const isOutside = address === undefined ? !NOWHERE.test(hostname) : allowsAddress(address)
  const number = port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port)
  return isOutside && username === '' && allowsPort(number)
}

/** The head of the answer; the connection is closed before anything of its body is read. */
function ask(url: URL, { lookup, allowsAddress }: Network, signal: AbortSignal): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      {
        agent: false,
        lookup: guardedLookup(lookup, allowsAddress),
        signal,
        maxHeaderSize: LARGEST_HEADERS,
        headers: { Accept: 'text/html, */*;q=0.5', 'User-Agent': 'Mozilla/5.0 (compatible; linkcontrole)' },
      },
      (response) => {
        resolve(response)
        response.destroy()
      },
    )
    asked.once('error', reject)
    asked.end()
  })
}

function verdictOf(status: number): LinkVerdict {
  if (status >= 200 && status < 300) return { state: 'good' }
  if (status === 404 || status === 410) return GONE
  if (status === 401 || status === 403 || status === 429)
    return unsure('Deze website laat zich niet door een programma bekijken. Open de link zelf een keer.')
  return unsure(`Deze website antwoordt met een fout (${status}). Kijk later nog eens.`)
}

async function failureOf(error: unknown, { isOnline }: Network): Promise<LinkVerdict> {
  if (error instanceof PrivateAddressError) return PRIVATE
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOTFOUND')
    return (await isOnline()) ? NAMELESS : unsure('Er is nu geen internet; de link is niet nagekeken.')
  if (/^(?:CERT_HAS_EXPIRED|DEPTH_ZERO_SELF_SIGNED_CERT|ERR_TLS_CERT_ALTNAME_INVALID)$/.test(code))
    return UNTRUSTED
  return unsure('Deze website antwoordt nu niet. Kijk later nog eens.')
}
