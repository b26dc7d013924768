/** The dataset beside the content, in which the Studio keeps comments and tasks; made when the first one is written. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Hono, type MiddlewareHandler } from 'hono'
import type { LakeContext, LakeVariables } from './context.ts'
import { LakeError } from '../foundation/errors.ts'
import { createHub } from '../store/hub.ts'
import { isRecord } from '../foundation/json.ts'
import { createTransactor } from '../mutations/transactor.ts'
import { ensureIndex } from '../store/index/index-writer.ts'
import { createQueryPool } from '../query/pool.ts'
import { dataRoutes } from './data.ts'
import { eventRoutes } from './events.ts'
import { historyRoutes } from './history.ts'
import { requireAuthorised } from './request.ts'
import { writeRoutes } from './write.ts'
import { openDatabase } from '../store/database.ts'
import { startHistoryRetention } from '../store/retention.ts'
import { createStore } from '../store/store.ts'
import { DATASET, EDITOR } from '../foundation/project.ts'

const NAME = `${DATASET}-comments`

type Variables = LakeVariables['Variables']

export interface Addon {
  readonly name: string
  exists(): boolean
  /** Makes the dataset where it is not there yet. */
  create(): void
  /** Handles requests to this dataset; passes on requests to the content dataset; 404 for any other. */
  readonly routes: MiddlewareHandler<LakeVariables>
  close(): Promise<void>
}

/** @param content the context of the content, whose assets and clock are shared */
export function createAddon(dataDir: string, content: LakeContext, now: () => Date): Addon {
  const folder = join(dataDir, 'datasets', NAME)
  let opened: ReturnType<typeof open> | undefined

  const exists = (): boolean => opened !== undefined || existsSync(join(folder, 'lake.sqlite'))
  const ensure = () => (opened ??= open(folder, content, now))
  const endRetention =
    content.historyDays === undefined
      ? undefined
      : startHistoryRetention(purgeBefore, content.historyDays, now)

  /** Also where nobody has asked for a comment yet. */
  function purgeBefore(time: string): Promise<void> | undefined {
    if (opened) return opened.purgeBefore(time)
    if (exists()) purgeClosed(folder, time)
    return undefined
  }

  return {
    name: NAME,
    exists,
    create: () => void ensure(),
    routes(context, next) {
      const dataset = datasetOf(context.req.path)
      if (dataset === undefined || dataset === DATASET) return next()
      if (dataset !== NAME || !exists())
        throw new LakeError(404, `Dataset "${dataset}" was not found in this project.`)
      // Comments are for editors, however public the content is.
      requireAuthorised(context.get('authorised'))
      return Promise.resolve(
        ensure().app.fetch(context.req.raw, {
          ...(isRecord(context.env) ? context.env : {}),
          ...context.var,
        }),
      )
    },
    async close() {
      endRetention?.()
      await opened?.close()
    },
  }
}

function purgeClosed(folder: string, time: string): void {
  const database = openDatabase(folder)
  try {
    const store = createStore(database)
    Array.from(store.purgeBefore(time))
    store.close()
  } finally {
    database.close()
  }
}

function open(folder: string, content: LakeContext, now: () => Date) {
  const database = openDatabase(folder)
  const store = createStore(database, ensureIndex(database))
  const pool = createQueryPool({ database: join(folder, 'lake.sqlite'), privateTypes: [] })
  const hub = createHub()
  const transactor = createTransactor({ store, hub, now, author: EDITOR })
  // A crash may have overtaken a purge.
  transactor.purgeWords()
  const context: LakeContext = { ...content, store, pool, hub, transact: transactor.transact }
  return {
    purgeBefore: (time: string) => transactor.maintain(store.purgeBefore(time)),
    app: createDataApp(context),
    async close() {
      await transactor.idle()
      await pool.close()
      store.close()
      database.close()
    },
  }
}

/** The app in front of this one has identified the requester. */
function createDataApp(context: LakeContext) {
  const app = new Hono<LakeVariables & { Bindings: Variables }>()
  app.use(async (request, next) => {
    request.set('authorised', request.env.authorised)
    request.set('identity', request.env.identity)
    await next()
  })
  const data = new Hono<LakeVariables>()
  data.route('/', eventRoutes(context))
  data.route('/', dataRoutes(context))
  data.route('/', writeRoutes(context))
  data.route('/history', historyRoutes(context))
  app.route('/:version/data', data)
  app.onError((error) => {
    throw error
  })
  return app
}

/** The dataset that the path of a request names; undefined where it names none. */
function datasetOf(path: string): string | undefined {
  return /^\/[^/]+\/(?:data\/(?:live\/events|history|references|\w+)|assets\/\w+)\/([^/]+)/.exec(path)?.[1]
}
