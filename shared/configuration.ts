/** The environment, parsed once. Units: ports are TCP port numbers, addresses are absolute URLs without a trailing slash. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'

class ConfigurationError extends Error {
  override name = 'ConfigurationError'
}

const port = z.coerce.number('must be a port number').int().min(1).max(65_535)

/** Scheme, host and port alone: every page has its address from the root. A slash at the end is dropped. */
const origin = z
  .url({ protocol: /^https?$/, error: 'must be an http(s) address' })
  .transform((text, context) => {
    const url = new URL(text)
    const extra = [
      ...(url.username + url.password === '' ? [] : ['a user or password']),
      ...(url.pathname === '/' ? [] : [`a path (${url.pathname})`]),
      ...(url.href.includes('?') ? ['a query'] : []),
      ...(url.href.includes('#') ? ['a fragment'] : []),
    ]
    if (extra.length > 0) {
      const message = `must be an origin such as ${url.origin}, without ${extra.join(', ')}`
      context.addIssue({ code: 'custom', message })
    }
    return url.origin
  })

const secret = z.string().min(16, 'must have at least 16 characters')

const environment = z
  .object({
    SITE_PORT: port.default(4321),
    STUDIO_PORT: port.default(3333),
    PREVIEW_PORT: port.optional(),
    STUDIO_HOST: z
      .string()
      .regex(
        /^(?!.+\.localhost$)/,
        'must be an address; for a name below localhost set STUDIO_URL=http://NAME.localhost:PORT instead',
      )
      .default('localhost'),
    STUDIO_URL: origin.optional(),
    DATA_DIR: z.string().min(1).default('.data'),
    CACHE_DIR: z.string().min(1).default('.cache'),
    SITE_URL: origin.optional(),
    LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
    LAKE_TOKEN: z.string().min(1).optional(),
    DATASET_VISIBILITY: z.enum(['public', 'private']).optional(),
    HISTORY_DAYS: z.coerce.number('must be a number of days').int().min(1).max(36_500).default(365),
    SANITY_PROJECT_ID: z
      .string()
      .regex(/^[a-z0-9-]+$/, 'may hold only a-z, 0-9 and -')
      .optional(),
    SANITY_DATASET: z
      .string()
      .regex(/^[a-z0-9_-]+$/, 'may hold only a-z, 0-9, _ and -')
      .optional(),
    SANITY_API_TOKEN: z.string().min(1).optional(),
    SMTP_URL: z
      .url({
        protocol: /^smtps?$/,
        error: 'must be smtp:// or smtps://, with user and password where needed',
      })
      .optional(),
    MAIL_FROM: z
      .string()
      .regex(/^[^\r\n]*?[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+>?$/, 'must be an address, or Name <address>')
      .optional(),
    FORM_TARGET: z
      .union(
        [z.enum(['self', 'none']), z.url({ protocol: /^https$/ })],
        'must be self, none or an https address',
      )
      .optional(),
    SANITY_WEBHOOK_SECRET: secret.optional(),
    METRICS_TOKEN: secret.optional(),
    ACCESS_LOG: z.enum(['off', 'json']).default('off'),
    DEPLOY_TO: z.string().transform(readDestinations).default([]),
    AWS_ACCESS_KEY_ID: z.string().optional(),
    AWS_SECRET_ACCESS_KEY: z.string().optional(),
    AWS_REGION: z.string().default('auto'),
  })
  .superRefine((value, context) => {
    const hosted = [value.SANITY_PROJECT_ID, value.SANITY_DATASET, value.SANITY_API_TOKEN]
    if (hosted.some(Boolean) && !hosted.every(Boolean)) {
      context.addIssue({
        code: 'custom',
        path: ['SANITY_PROJECT_ID'],
        message:
          'hosted Sanity needs SANITY_PROJECT_ID, SANITY_DATASET and SANITY_API_TOKEN together; set all three or none',
      })
    }
    if ((value.SMTP_URL === undefined) !== (value.MAIL_FROM === undefined)) {
      context.addIssue({
        code: 'custom',
        path: ['SMTP_URL'],
        message: 'needs MAIL_FROM, and MAIL_FROM needs it',
      })
    }
    const keys = value.AWS_ACCESS_KEY_ID !== undefined && value.AWS_SECRET_ACCESS_KEY !== undefined
    if (!keys && value.DEPLOY_TO.some(({ kind }) => kind === 's3')) {
      context.addIssue({
        code: 'custom',
        path: ['DEPLOY_TO'],
        message: 'with s3: needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
      })
    }
    if (!isLoopback(value.STUDIO_HOST) && value.STUDIO_URL === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['STUDIO_URL'],
        message:
          'must be set with STUDIO_HOST: the address that editors type, such as https://studio.example.nl',
      })
    }
    if (value.SITE_PORT === value.STUDIO_PORT) {
      context.addIssue({ code: 'custom', path: ['STUDIO_PORT'], message: 'must differ from SITE_PORT' })
    }
  })

const KINDS = ['folder', 'rsync', 's3'] as const

/** `folder:/srv/site`, `rsync:user@host:/srv/site` or `s3:https://s3.example/bucket`, with commas between several. */
function readDestinations(
  text: string,
  context: z.RefinementCtx,
): { kind: (typeof KINDS)[number]; place: string }[] {
  return text.split(',').flatMap((part) => {
    const [, name, place] = /^\s*(\w+):(.+?)\s*$/.exec(part) ?? []
    const kind = KINDS.find((known) => known === name)
    if (
      kind !== undefined &&
      place !== undefined &&
      (kind !== 's3' || /^https?:\/\/[^/]+\/[^/]+$/.test(place))
    )
      return [{ kind, place: kind === 'folder' ? resolve(place) : place }]
    const message = `"${part}" must be folder:/srv/site, rsync:user@host:/srv/site or s3:https://s3.example/bucket`
    context.addIssue({ code: 'custom', message })
    return []
  })
}

/** Where the Studio's server listens in any case. */
const ALWAYS_BOUND: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1', '[::1]'])

/** True for a name or an address that only this machine answers to. */
function isLoopback(host: string): boolean {
  return /^(?:localhost|[\w-]+\.localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/.test(host)
}

interface HostedSanity {
  readonly projectId: string
  readonly dataset: string
  readonly token: string
}

interface Mailing {
  /** With user and password where the mail server wants them. */
  readonly url: string
  /** An address, or `Name <address>`. */
  readonly from: string
}

/** Where releases are sent on to; `place` is a folder, what rsync takes, or the address of a bucket. */
type Destination =
  | { readonly kind: 'folder' | 'rsync'; readonly place: string }
  | {
      readonly kind: 's3'
      readonly place: string
      readonly accessKeyId: string
      readonly secretAccessKey: string
      readonly region: string
    }

export interface Configuration {
  readonly sitePort: number
  readonly studioPort: number
  /** Of the site with its drafts; another one where it is taken. */
  readonly previewPort: number
  /** Address to listen on besides 127.0.0.1 and ::1; undefined: none. */
  readonly studioHost: string | undefined
  /** Where editors find the Studio, without a trailing slash. */
  readonly studioUrl: string
  /** The Studio is reached from beyond this machine, so whoever uses the embedded lake signs in. */
  readonly signIn: boolean
  /** Whoever reaches the embedded lake may read what is published, without signing in. */
  readonly isPublic: boolean
  /** Absolute path. */
  readonly dataDir: string
  /** Of the embedded lake, for a program beside it; undefined: it lies in the data folder. */
  readonly lakeToken: string | undefined
  /** Absolute path of what is built once: the bundles. It may be read-only once they are there. */
  readonly cacheDir: string
  /** Without a trailing slash. */
  readonly siteUrl: string
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  /** Undefined: no webhook. */
  readonly webhookSecret: string | undefined
  /** With it, and only with it, the figures may be read; undefined: by whoever may use the Studio. */
  readonly metricsToken: string | undefined
  /** One line of JSON per request. */
  readonly logsRequests: boolean
  /** Undefined: messages are read in the Studio only. */
  readonly mail: Mailing | undefined
  /** Who receives the contact form: this server, nobody, or the program at an https address. Undefined: not said. */
  readonly formTarget: string | undefined
  readonly destinations: readonly Destination[]
  /** Days that the embedded lake keeps earlier revisions. */
  readonly historyDays: number
  /** Undefined: the embedded lake. */
  readonly hosted: HostedSanity | undefined
}

/**
 * Reads the configuration from environment variables; an empty string counts as unset.
 * @throws ConfigurationError that names every wrong variable and what it must be
 */
export function readConfiguration(variables: Readonly<Record<string, string | undefined>>): Configuration {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigurationError(`The configuration is not usable:\n${lines.join('\n')}`)
  }
  const {
    SITE_PORT,
    STUDIO_PORT,
    PREVIEW_PORT,
    STUDIO_HOST,
    STUDIO_URL,
    DATA_DIR,
    DATASET_VISIBILITY,
    LAKE_TOKEN,
    CACHE_DIR,
    HISTORY_DAYS,
    SITE_URL,
    LOG_LEVEL,
    SANITY_PROJECT_ID,
    SANITY_DATASET,
    SANITY_API_TOKEN,
    SMTP_URL,
    MAIL_FROM,
    FORM_TARGET,
    SANITY_WEBHOOK_SECRET,
    METRICS_TOKEN,
    ACCESS_LOG,
    DEPLOY_TO,
    AWS_ACCESS_KEY_ID: accessKeyId = '',
    AWS_SECRET_ACCESS_KEY: secretAccessKey = '',
    AWS_REGION: region,
  } = parsed.data
  const studioUrl = STUDIO_URL ?? `http://localhost:${STUDIO_PORT}`
  const signIn = !isLoopback(STUDIO_HOST) || !isLoopback(new URL(studioUrl).hostname)
  return {
    sitePort: SITE_PORT,
    studioPort: STUDIO_PORT,
    previewPort: PREVIEW_PORT ?? (STUDIO_PORT % 65_535) + 1,
    studioHost: ALWAYS_BOUND.has(STUDIO_HOST) ? undefined : STUDIO_HOST,
    studioUrl,
    signIn,
    isPublic: DATASET_VISIBILITY === undefined ? !signIn : DATASET_VISIBILITY === 'public',
    dataDir: resolve(DATA_DIR),
    lakeToken: LAKE_TOKEN,
    cacheDir: resolve(CACHE_DIR),
    historyDays: HISTORY_DAYS,
    siteUrl: SITE_URL ?? `http://localhost:${SITE_PORT}`,
    logLevel: LOG_LEVEL,
    webhookSecret: SANITY_WEBHOOK_SECRET,
    metricsToken: METRICS_TOKEN,
    logsRequests: ACCESS_LOG === 'json',
    mail: SMTP_URL && MAIL_FROM ? { url: SMTP_URL, from: MAIL_FROM } : undefined,
    formTarget: FORM_TARGET,
    destinations: DEPLOY_TO.map(({ kind, place }) =>
      kind === 's3' ? { kind, place, accessKeyId, secretAccessKey, region } : { kind, place },
    ),
    hosted:
      SANITY_PROJECT_ID && SANITY_DATASET && SANITY_API_TOKEN
        ? { projectId: SANITY_PROJECT_ID, dataset: SANITY_DATASET, token: SANITY_API_TOKEN }
        : undefined,
  }
}

/** For programs beside a running lake. @returns undefined where there is none */
export function readLakeToken({ lakeToken, dataDir }: Configuration): string | undefined {
  if (lakeToken !== undefined) return lakeToken
  const path = join(dataDir, 'token')
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined
}
