/** The embedded lake: Sanity's Content Lake API over a SQLite file, as a `Request → Response` app and a WebSocket upgrade. */
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { Hono, type MiddlewareHandler } from 'hono'
import { openAccounts } from './accounts/accounts.ts'
import { auditPublishing, openAudit } from './accounts/audit.ts'
import { systemGroups } from './accounts/groups.ts'
import { assertMay } from './accounts/identity.ts'
import { createKnownBrowsers } from './accounts/known-browsers.ts'
import { signInRoutes } from './accounts/sign-in.ts'
import { createWatch, type Watch } from './accounts/watch.ts'
import { createAddon, type Addon } from './routes/addon.ts'
import { openRenditionCache } from './assets/cache.ts'
import { createFileKeys } from './assets/file-keys.ts'
import { openAssetFiles } from './assets/files.ts'
import { createPictures } from './assets/pictures.ts'
import { updateAssetUrls } from './assets/asset-urls.ts'
import { createAuthentication, loadToken, LOCAL } from './accounts/authentication.ts'
import type { LakeContext, LakeVariables } from './routes/context.ts'
import { asLakeError } from './foundation/errors.ts'
import { createEventBuffer } from './events/event-buffer.ts'
import { createHub } from './store/hub.ts'
import { createStreamLimits } from './events/stream-limits.ts'
import { claimDataDir } from './store/claim.ts'
import { startDailyBackups } from './store/daily-backups.ts'
import { startScheduler } from './mutations/scheduler.ts'
import { createPublications, type PublicationRule } from './mutations/publication.ts'
import { createTransactor } from './mutations/transactor.ts'
import { ensureIndex } from './store/index/index-writer.ts'
import { createQueryPool } from './query/pool.ts'
import { accountRoutes, type AccountRouteOptions } from './routes/account.ts'
import { assetFileRoutes, uploadRoutes } from './routes/assets.ts'
import { dataRoutes } from './routes/data.ts'
import { exportRoutes } from './routes/export.ts'
import { eventRoutes } from './routes/events.ts'
import { historyRoutes } from './routes/history.ts'
import { apiVersion, assertApiVersion, requireAuthorised } from './routes/request.ts'
import { writeRoutes } from './routes/write.ts'
import { createLargeResponses } from './routes/large-responses.ts'
import { createSockets } from './routes/sockets.ts'
import { openDatabase } from './store/database.ts'
import { startHistoryRetention } from './store/retention.ts'
import { createStore } from './store/store.ts'
import { EDITOR } from './foundation/project.ts'
import { createVisibility } from './query/visibility.ts'

export interface Lake {
  readonly app: Hono<LakeVariables>
  /** Handles `/transport` and `/vX/socket/:dataset`; false where the path is not the lake's. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  /** May do everything; also in DATA_DIR/token. */
  readonly token: string
  /** For `Set-Cookie` with the Studio's page; undefined where editors sign in. */
  readonly cookie: string | undefined
  /** False where whoever asks for a page has to sign in first, at `/aanmelden`. */
  admits(headers: Headers): boolean
  isEmpty(): boolean
  /** False where sign-in is asked for and nobody is on the list yet. */
  canBeEntered(): boolean
  close(): Promise<void>
}

export interface LakeOptions {
  readonly dataDir: string
  /**
   * The lake's URL, without a trailing slash. It then locks the data directory, brings the addresses of its assets up to
   * date, and makes a backup every day.
   */
  readonly url?: string
  /** The clock by which documents are stamped and releases published. */
  readonly now?: () => Date
  /** Editors sign in with a password: for a lake that is reached from beyond this machine. */
  readonly signIn?: boolean
  /** What is published can be read without signing in; unless told otherwise, only where nobody signs in. */
  readonly isPublic?: boolean
  /** Types of documents that nobody reads without being known, however public the dataset is, nor the files that only they use. */
  readonly privateTypes?: readonly string[]
  /** Days that earlier revisions are kept; undefined: for ever. */
  readonly historyDays?: number
  /** Checks what is published by an action or at a planned time; undefined: everything is. */
  readonly publication?: PublicationRule
  /** False for a command that opens the lake for its own work: no scheduled release is published. */
  readonly isScheduling?: boolean
  /** Bound of the database file; beyond it writes are answered as on a full disk. */
  readonly mostBytes?: number
}

/** @throws Error where the database is damaged, or where another process holds the data directory */
export function openLake({
  dataDir,
  url,
  signIn = false,
  isPublic = !signIn,
  privateTypes = [],
  mostBytes,
  historyDays,
  publication,
  isScheduling = true,
  now = () => new Date(),
}: LakeOptions): Lake {
  const unlock = url === undefined ? undefined : claimDataDir(dataDir)
  const database = openDatabase(dataDir, mostBytes)
  const index = ensureIndex(database)
  if (url !== undefined) updateAssetUrls(database, url, index)
  const endBackups = url === undefined ? undefined : startDailyBackups(dataDir)
  const store = createStore(database, index)
  const pool = createQueryPool({ database: join(dataDir, 'lake.sqlite'), privateTypes })
  const hub = createHub()
  const token = loadToken(dataDir)
  const accounts = openAccounts(dataDir, now)
  const secure = url?.startsWith('https:') === true
  const authentication = createAuthentication({ dataDir, token, accounts, signIn, secure, now })
  const audit = openAudit(dataDir)
  hub.subscribe(auditPublishing(audit, accounts))
  const transactor = createTransactor({ store, hub, now, author: EDITOR })
  const publications = createPublications({ store, pool, now }, publication)

  const context: LakeContext = {
    store,
    pool,
    hub,
    eventBuffer: createEventBuffer(),
    streamLimits: createStreamLimits(),
    files: openAssetFiles(dataDir),
    fileKeys: createFileKeys(token),
    renditions: openRenditionCache(dataDir),
    pictures: createPictures(),
    largeResponses: createLargeResponses(),
    url,
    isPublic,
    visibility: createVisibility(database, privateTypes),
    historyDays,
    groups: () => systemGroups(signIn ? accounts.users() : [LOCAL]),
    transact: transactor.transact,
    publications,
    signIn,
  }

  // A crash may have overtaken a purge.
  transactor.purgeWords()
  const purgeBefore = (time: string): Promise<void> => transactor.maintain(store.purgeBefore(time))
  const endRetention =
    historyDays === undefined ? undefined : startHistoryRetention(purgeBefore, historyDays, now)
  const scheduler = isScheduling
    ? startScheduler({ store, hub, transact: transactor.transact, publications, now })
    : undefined
  const addon = createAddon(dataDir, context, now)
  const watch = createWatch(authentication)
  const app = createApp(context, watch, { accounts, authentication, signIn, dataDir, addon })
  if (signIn) {
    const knownBrowsers = createKnownBrowsers(token, secure)
    app.route('/', signInRoutes({ accounts, authentication, audit, knownBrowsers }))
  }
  const sockets = createSockets(authentication, watch, app.fetch)

  return {
    app,
    token,
    get cookie() {
      return authentication.pageCookie()
    },
    admits: (headers) => !signIn || authentication.identify({ method: 'GET', headers }) !== undefined,
    upgrade: sockets.upgrade,
    isEmpty: () => store.isEmpty(),
    canBeEntered: () => !signIn || accounts.users().length > 0,
    async close() {
      sockets.close()
      watch.close()
      scheduler?.stop()
      endRetention?.()
      await transactor.idle()
      await endBackups?.()
      await audit.idle()
      await addon.close()
      context.pictures.close()
      await pool.close()
      accounts.close()
      store.close()
      database.close()
      unlock?.()
    },
  }
}

/** Answers that may go on for longer than a sign-in. */
const LASTING = /^(?:text\/event-stream|application\/x-ndjson)/

/** Documents, their events and history, and files. */
const CONTENT = ['/images/*', '/files/*', '/:version/data/*', '/:version/assets/*'] as const

function requireIdentity({ fileKeys }: LakeContext): MiddlewareHandler<LakeVariables> {
  return async (context, next) => {
    const key = context.req.query('key')
    const hasKey = key !== undefined && fileKeys.fits(context.req.path.slice(1), key)
    requireAuthorised(context.get('authorised') || hasKey)
    await next()
  }
}

function createApp(
  context: LakeContext,
  watch: Watch,
  { dataDir, addon, ...services }: AccountRouteOptions & { readonly dataDir: string; readonly addon: Addon },
): Hono<LakeVariables> {
  const app = new Hono<LakeVariables>()
  app.use(async (request, next) => {
    await next()
    // Hono leaves the body of an answer to HEAD open: nobody would read it, or end it.
    if (request.req.method === 'HEAD') await request.res.body?.cancel()
  })
  app.use(async (request, next) => {
    const identity = services.authentication.identify(request.req.raw)
    request.set('identity', identity)
    request.set('authorised', identity !== undefined)
    await next()
    if (identity && LASTING.test(request.res.headers.get('content-type') ?? ''))
      request.res = watch.guard(request.res, request.req.raw.headers, identity)
    request.header('X-Content-Type-Options', 'nosniff')
  })
  if (!context.isPublic) for (const path of CONTENT) app.use(path, requireIdentity(context))
  app.route('/', assetFileRoutes(context))
  const versioned = new Hono<LakeVariables>()
  versioned.use(async (request, next) => {
    assertApiVersion(apiVersion(request))
    assertMay(request.get('identity'), request.req.method, request.req.path.replace(/^\/[^/]+/, ''))
    await next()
  })
  versioned.use(addon.routes)
  versioned.route('/data', eventRoutes(context))
  versioned.route('/data', dataRoutes(context))
  versioned.route('/data', writeRoutes(context))
  versioned.route('/data', exportRoutes(context, dataDir))
  versioned.route('/data/history', historyRoutes(context))
  versioned.route('/assets', uploadRoutes(context))
  versioned.route('/', accountRoutes(context, services, addon))
  app.route('/:version{v[0-9X][0-9-]*}', versioned)
  app.onError((error, request) => {
    const known = asLakeError(error)
    if (known.status === 500) console.error(error)
    return new Response(JSON.stringify(known.body), {
      status: known.status,
      headers: {
        'Content-Type': 'application/json',
        'X-Content-Type-Options': 'nosniff',
        ...(known.status === 429 || known.status === 503 ? { 'Retry-After': '2' } : {}),
        Vary: request.req.header('origin') ? 'Origin' : 'Accept',
      },
    })
  })
  return app
}
