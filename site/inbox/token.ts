/** A token that the check page carries: the server saw exactly this message, then. It needs no memory, so a restart loses none. */

const encoder = new TextEncoder()

/** Milliseconds; long enough for who is called away from the screen. */
const MAX_AGE = 24 * 60 * 60 * 1_000

export interface TokenSigner {
  /** @param content anything that JSON can write */
  sign(content: unknown, now: number): Promise<string>
  /** @returns the id that belongs to the token, and its age in milliseconds; undefined for a token that is not ours, not for this content or too old */
  check(token: string, content: unknown, now: number): Promise<{ id: string; age: number } | undefined>
}

/** @param secret known to the server alone; the key is derived from it, so that the secret itself signs nothing */
export async function createSigner(secret: string): Promise<TokenSigner> {
  const root = await importKey(encoder.encode(secret))
  const key = await importKey(await crypto.subtle.sign('HMAC', root, encoder.encode('contact-form')))
  const bytes = (id: string, issued: string, content: unknown): Uint8Array<ArrayBuffer> =>
    encoder.encode(JSON.stringify([id, issued, content]))

  return {
    async sign(content, now) {
      const id = crypto.randomUUID()
      const issued = String(now)
      const signature = await crypto.subtle.sign('HMAC', key, bytes(id, issued, content))
      return `${id}.${issued}.${toHex(new Uint8Array(signature))}`
    },
    async check(token, content, now) {
      const [, id, issued, signature] = /^([0-9a-f-]{36})\.(\d{1,15})\.([0-9a-f]{64})$/.exec(token) ?? []
      if (id === undefined || issued === undefined || signature === undefined) return undefined
      const genuine = await crypto.subtle.verify('HMAC', key, fromHex(signature), bytes(id, issued, content))
      const age = now - Number(issued)
      return genuine && age >= 0 && age <= MAX_AGE ? { id, age } : undefined
    },
  }
}

function importKey(raw: ArrayBuffer | Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])
}

function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function fromHex(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array((text.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)))
}
