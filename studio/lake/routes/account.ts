/** The current user, the editors' own settings, and stub responses to requests of the Studio that mean little here. */
import { Hono, type Context } from 'hono'
import type { Accounts } from '../accounts/accounts.ts'
import type { User } from '../accounts/users.ts'
import { roleOf, type Identity } from '../accounts/identity.ts'
import type { Addon } from './addon.ts'
import type { Authentication } from '../accounts/authentication.ts'
import type { LakeContext, LakeVariables } from './context.ts'
import { isRecord } from '../foundation/json.ts'
import { datasetRoutes, referenceRoutes } from './datasets.ts'
import { projectRoutes } from './projects.ts'
import { identityOf, jsonBody, jsonValue, known, requireAuthorised } from './request.ts'
import { PROJECT } from '../foundation/project.ts'

type Person = Pick<User, 'id' | 'name' | 'email' | 'role'> & { readonly createdAt?: string }

/** What hosted Sanity sells apart; all of it is here. */
const FEATURES = ['contentReleases', 'singleDocRelease', 'sanityTasks', 'studioComments']

export interface AccountRouteOptions {
  readonly accounts: Accounts
  /** False: whoever sits at this machine is the only user. */
  readonly signIn: boolean
  readonly authentication: Authentication
}

export function accountRoutes(
  lake: LakeContext,
  { accounts, authentication, signIn }: AccountRouteOptions,
  addon: Addon,
): Hono<LakeVariables> {
  const app = new Hono<LakeVariables>()
  app.get('/ping', (context) => context.json('PONG'))
  app.get('/check/cors', (context) => context.json({ result: { allowed: true, withCredentials: true } }))
  app.get('/auth/providers', (context) => {
    const url = new URL('/aanmelden', context.req.url).href
    const providers = signIn ? [{ name: 'local', title: 'E-mailadres en wachtwoord', url }] : []
    return context.json({ providers, thirdPartyLogin: false, sso: {} })
  })
  app.post('/auth/logout', (context) => {
    authentication.signOut(context.req.raw.headers)
    if (signIn) context.header('Set-Cookie', authentication.noCookie)
    return context.body(null, 204)
  })
  app.get('/intake/telemetry-status', (context) => context.json({ status: 'denied' }))
  app.get('/journey/*', (context) => context.json(null))
  app.get('/help', (context) => context.json({ resources: null }))
  app.get('/features', (context) => context.json(FEATURES))

  app.use(async (context, next) => {
    requireAuthorised(context.get('authorised'))
    await next()
  })

  /** Everybody who may sign in; the requester is among them. */
  const people = (context: Context<LakeVariables>): Person[] => {
    const asking = known(context)
    const listed = signIn ? accounts.users() : []
    return listed.some(({ id }) => id === asking.id) ? listed : [asking, ...listed]
  }

  app.get('/auth/id', (context) => {
    const { id, expiry } = known(context)
    return context.json({ id, expiry })
  })
  app.get('/users/me', (context) => context.json(me(known(context))))
  app.get('/users/me/keyvalue/:keys', (context) => {
    const keys = context.req.param('keys').split(',')
    return context.json(keys.map((key) => ({ key, value: accounts.setting(identityOf(context), key) })))
  })
  app.put('/users/me/keyvalue', async (context) => {
    const body = await jsonValue(context)
    const pairs = (Array.isArray(body) ? body : [body]).filter(isPair)
    for (const { key, value } of pairs) accounts.keepSetting(identityOf(context), key, value)
    return context.json(pairs.map(({ key, value }) => ({ key, value: value ?? null })))
  })
  app.get('/users/:ids', (context) => {
    const ids = context.req.param('ids').split(',')
    const listed = people(context)
    const found = ids.map((id) => {
      const asked = id === 'me' ? identityOf(context) : id
      const person = listed.find((one) => one.id === asked) ?? former(asked)
      return profile(person, person.id === identityOf(context))
    })
    return context.json(ids.length === 1 ? found[0] : found)
  })
  app.get('/schedules/*', (context) => context.json({ schedules: [] }))
  app.get('/user-applications', (context) => context.json([]))
  app.post('/journey/*', async (context) => {
    await jsonBody(context).catch(() => undefined)
    return context.json(null)
  })
  app.post('/intake/*', (context) => context.body(null, 204))
  app.post('/comments/:dataset/setup', (context) => {
    addon.create()
    return context.json({ datasetName: addon.name })
  })
  app.route('/', projectRoutes(lake, people, addon))
  app.route('/', datasetRoutes(lake))
  app.route('/', referenceRoutes(lake))
  return app
}

function me({ id, name, email, role }: Identity) {
  return { id, name, email, role, roles: [roleOf(role)], provider: 'local', profileImage: null }
}

function profile({ id, name, email, createdAt = '2026-01-01T00:00:00Z' }: Person, isCurrentUser: boolean) {
  const [givenName = name, ...rest] = name.split(' ')
  return {
    id,
    displayName: name,
    givenName,
    familyName: rest.join(' '),
    middleName: null,
    imageUrl: null,
    email,
    projectId: PROJECT,
    createdAt,
    updatedAt: createdAt,
    isCurrentUser,
    loginProvider: 'local',
  }
}

/** Their name is gone with their account, but what they wrote is still theirs. */
function former(id: string): Person {
  const name = id === 'restore' ? 'Uit een reservekopie' : 'Oud-redacteur'
  return { id, name, email: '', role: 'viewer' }
}

function isPair(value: unknown): value is { key: string; value: unknown } {
  return isRecord(value) && typeof value['key'] === 'string'
}
