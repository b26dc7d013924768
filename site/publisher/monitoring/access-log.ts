/** One line of JSON for each request, without anything that tells who asked or what was searched, typed or shared in secret. */
import { pino } from 'pino'
import type { Answered } from '../../../shared/http-server.ts'

/** What addresses of the Studio's server may be told whole: routes, never the ids and names after them. */
const STUDIO_ROUTES =
  /^\/(?:v[\dX][\d-]*\/(?:data\/)?[a-z]+|static|images|files|publish\/[a-z]+|aanmelden|afmelden|transport|healthz|readyz)(?=\/|$)/

/**
 * The page of the site that was asked for, or the route of the Studio's server. What is not there may be anything that somebody
 * typed: its address is left out.
 */
export function loggedPath(
  server: string,
  { path, status }: Pick<Answered, 'path' | 'status'>,
): string | undefined {
  if (server === 'site') return status < 400 ? path : undefined
  return STUDIO_ROUTES.exec(path)?.[0]
}

export function accessLog(): (server: string, answered: Answered) => void {
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime })
  return (server, answered) => {
    const { method, status, milliseconds } = answered
    const line = { server, method, path: loggedPath(server, answered), status, ms: Math.round(milliseconds) }
    logger.info(line, 'request')
  }
}
