/** Reads what a request carries: parameters, JSON bodies within bounds, the API version. */
import type { Context } from 'hono'
import type { Identity } from '../accounts/identity.ts'
import type { LakeVariables } from './context.ts'
import { yieldToEventLoop } from '../foundation/cooperative.ts'
import { LakeError } from '../foundation/errors.ts'
import { isRecord } from '../foundation/json.ts'

const LARGEST_BODY = 4 * 1024 * 1024
const LARGE_BODY = 1024 * 1024
const DEEPEST_BODY = 100

/** The `$name=<json>` parameters of a query string. */
export function queryParameters(search: URLSearchParams): Record<string, unknown> {
  const entries = [...search].filter(([name]) => name.startsWith('$'))
  return Object.fromEntries(
    entries.map(([name, value]) => [name.slice(1), parseJson(value, `parameter ${name}`)]),
  )
}

/** @throws LakeError as {@link jsonValue}, and 400 where it is no JSON object */
export async function jsonBody(context: Context): Promise<Record<string, unknown>> {
  const value = await jsonValue(context)
  if (!isRecord(value)) throw new LakeError(400, 'The body must be a JSON object.')
  return value
}

/** @throws LakeError 415 where it is not sent as JSON, 413 where it is too large, 400 where it is no JSON or not plain */
export async function jsonValue(context: Context): Promise<unknown> {
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(context.req.header('content-type') ?? '')) {
    throw new LakeError(415, 'Send the body as application/json.')
  }
  const text = await boundedText(context.req.raw)
  const value = parseJson(text, 'body')
  // Each of these takes tens of milliseconds where the body is large.
  if (text.length > LARGE_BODY) await yieldToEventLoop()
  assertPlain(value)
  if (text.length > LARGE_BODY) await yieldToEventLoop()
  return value
}

/** Reads no further than the limit, whatever length the request claims. */
async function boundedText(request: Request): Promise<string> {
  const tooLarge = (): LakeError => new LakeError(413, 'The body is larger than 4 MB.')
  if (Number(request.headers.get('content-length') ?? 0) > LARGEST_BODY) throw tooLarge()
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength
    if (length > LARGEST_BODY) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new LakeError(400, `The ${what} is not JSON.`, undefined, { cause })
  }
}

/** Neither too deep to walk nor with keys that mean something to the language. */
export function assertPlain(value: unknown): void {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST_BODY)
      throw new LakeError(400, `The body is nested deeper than ${DEEPEST_BODY} levels.`)
    const next: unknown[] = []
    for (const node of level) {
      if (Array.isArray(node)) for (const member of node) next.push(member)
      else if (isRecord(node)) {
        for (const [key, member] of Object.entries(node)) {
          if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
            throw new LakeError(400, `The key "${key}" is not allowed.`)
          }
          next.push(member)
        }
      }
    }
    level = next
  }
}

/** `2025-02-19`, `1` or `X`, from the first segment of the path. */
export function apiVersion(context: Context): string {
  return (context.req.param('version') ?? '').replace(/^v/i, '').toUpperCase()
}

/** @throws LakeError 400 where there is no such version: it is 1, X or a day that exists */
export function assertApiVersion(version: string): void {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(version) ? new Date(`${version}T00:00:00Z`) : undefined
  const isDay = day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(version)
  if (version === '1' || version === 'X' || isDay) return
  throw new LakeError(
    400,
    `The API version "v${version.slice(0, 20)}" does not exist: use v1, vX or a day, such as v2025-02-19.`,
  )
}

/** Whom a transaction or a query names; empty where nobody is known. */
export function identityOf(context: Context<LakeVariables>): string {
  return context.get('identity')?.id ?? ''
}

/** @throws LakeError 401 where nobody is known */
export function known(context: Context<LakeVariables>): Identity {
  const identity = context.get('identity')
  if (!identity) throw new LakeError(401, NOBODY)
  return identity
}

const NOBODY = 'This needs the token from DATA_DIR/token, or the session of the Studio.'

export function requireAuthorised(authorised: boolean): void {
  if (!authorised) throw new LakeError(401, NOBODY)
}

export function isOn(value: string | undefined): boolean {
  return value === 'true' || value === '1'
}
