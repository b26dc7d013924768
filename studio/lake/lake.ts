/** The embedded lake: Sanity's Content Lake API over a SQLite file, as a `Request → Response` app and a WebSocket upgrade. */
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { Hono } from 'hono'
import { WebSocketServer } from 'ws'
import { createAddon, type Addon } from './addon.ts'
import { openRenditionCache } from './assets/cache.ts'
import { openAssetFiles } from './assets/files.ts'
import { settleAssetUrls } from './assets/urls.ts'
import { createAuthentication, isOwnOrigin, loadToken } from './authentication.ts'
import { EDITOR, type LakeContext, type LakeVariables } from './context.ts'
import { asLakeError } from './errors.ts'
import { createHub } from './events/hub.ts'
import { createPresence } from './events/presence.ts'
import { serveTransport } from './events/transport.ts'
import { startDailyBackups } from './maintenance/daily.ts'
import { claimDataDir } from './maintenance/residence.ts'
import { startScheduler } from './mutations/scheduler.ts'
import { createTransactor } from './mutations/transactor.ts'
import { keepIndex } from './query/index/keep-index.ts'
import { createQueryPool } from './query/pool.ts'
import { accountRoutes } from './routes/account.ts'
import { assetFileRoutes, uploadRoutes } from './routes/assets.ts'
import { dataRoutes } from './routes/data.ts'
import { exportRoutes } from './routes/export.ts'
import { eventRoutes } from './routes/events.ts'
import { historyRoutes } from './routes/history.ts'
import { writeRoutes } from './routes/write.ts'
import { openDatabase } from './store/database.ts'
import { createStore } from './store/store.ts'

export interface Lake {
  readonly app: Hono<LakeVariables>
  /** Handles `/transport` and `/vX/socket/:dataset`; false where the path is not the lake's. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  /** May do everything; also in DATA_DIR/token. */
  readonly token: string
  /** For `Set-Cookie` with the Studio's page. */
  readonly cookie: string
  isEmpty(): boolean
  close(): Promise<void>
}

export interface LakeOptions {
  readonly dataDir: string
  /**
   * Where the lake lives, without a trailing slash. It then holds the data folder alone, brings the addresses of its assets up to
   * date, and makes a backup every day.
   */
  readonly url?: string
  /** The clock by which documents are stamped and releases published. */
  readonly now?: () => Date
  /** Bound of the database file; beyond it writes are answered as on a full disk. */
  readonly mostBytes?: number
}

/** @throws Error where the database is damaged, or where another process lives in the data folder */
export function openLake({ dataDir, url, mostBytes, now = () => new Date() }: LakeOptions): Lake {
  const residence = url === undefined ? undefined : claimDataDir(dataDir)
  const database = openDatabase(dataDir, mostBytes)
  keepIndex(database)
  if (url !== undefined) settleAssetUrls(database, url)
  const endBackups = url === undefined ? undefined : startDailyBackups(dataDir)
  const store = createStore(database)
  const pool = createQueryPool({ database: join(dataDir, 'lake.sqlite') })
  const hub = createHub()
  const token = loadToken(dataDir)
  const authentication = createAuthentication(token)
  const transactor = createTransactor({ store, hub, now, author: EDITOR })

  const context: LakeContext = {
    store,
    pool,
    hub,
    files: openAssetFiles(dataDir),
    renditions: openRenditionCache(dataDir),
    url,
    transact: transactor.transact,
  }

  const scheduler = startScheduler({ store, hub, transact: transactor.transact, now })
  const addon = createAddon(dataDir, context, now)
  const app = createApp(context, authentication, dataDir, addon)
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1024 * 1024 })
  const presence = createPresence()

  return {
    app,
    token,
    cookie: authentication.cookie,
    isEmpty: () => store.isEmpty(),
    upgrade(request, socket, head) {
      const path = request.url ?? ''
      const isTransport = path === '/transport' || path.startsWith('/transport?')
      if (!isTransport && !/^\/v[\w-]+\/socket\//.test(path)) return false
      const headers = new Headers()
      for (const name of ['host', 'origin', 'cookie', 'authorization'] as const) {
        const value = request.headers[name]
        if (typeof value === 'string') headers.set(name, value)
      }
      if (!mayUpgrade(headers, authentication)) {
        socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
        return true
      }
      sockets.handleUpgrade(request, socket, head, (webSocket) => {
        webSocket.on('error', () => webSocket.terminate())
        if (!isTransport) presence.join(webSocket, EDITOR)
        else
          serveTransport(
            webSocket,
            `http://${headers.get('host') ?? 'localhost'}`,
            { authorization: `Bearer ${token}` },
            app.fetch,
          )
      })
      return true
    },
    async close() {
      for (const client of sockets.clients) client.terminate()
      scheduler.stop()
      await transactor.idle()
      await endBackups?.()
      await addon.close()
      await pool.close()
      database.close()
      residence?.()
    },
  }
}

function mayUpgrade(headers: Headers, authentication: ReturnType<typeof createAuthentication>): boolean {
  if (headers.has('origin') && !isOwnOrigin(headers)) return false
  try {
    return authentication.check({ method: 'GET', headers })
  } catch {
    return false
  }
}

function createApp(
  context: LakeContext,
  authentication: ReturnType<typeof createAuthentication>,
  dataDir: string,
  addon: Addon,
): Hono<LakeVariables> {
  const app = new Hono<LakeVariables>()
  app.use(async (request, next) => {
    request.set('authorised', authentication.check(request.req.raw))
    await next()
    request.header('X-Content-Type-Options', 'nosniff')
  })
  app.route('/', assetFileRoutes(context))
  const versioned = new Hono<LakeVariables>()
  versioned.use(addon.routes)
  versioned.route('/data', eventRoutes(context))
  versioned.route('/data', dataRoutes(context))
  versioned.route('/data', writeRoutes(context))
  versioned.route('/data', exportRoutes(dataDir))
  versioned.route('/data/history', historyRoutes(context))
  versioned.route('/assets', uploadRoutes(context))
  versioned.route('/', accountRoutes(context, addon))
  app.route('/:version{v[0-9X][0-9-]*}', versioned)
  app.onError((error, request) => {
    const known = asLakeError(error)
    if (known.status >= 500) console.error(error)
    return new Response(JSON.stringify(known.body), {
      status: known.status,
      headers: {
        'Content-Type': 'application/json',
        'X-Content-Type-Options': 'nosniff',
        Vary: request.req.header('origin') ? 'Origin' : 'Accept',
      },
    })
  })
  return app
}
