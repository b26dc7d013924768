/** The contact form as a Netlify function, at the address that the form posts to. */
import { createHandlerFrom } from '../environment.ts'
import type { FormHandler } from '../handler.ts'

interface Context {
  readonly ip: string
  waitUntil(work: Promise<void>): void
}

let handler: FormHandler | undefined

export default async (request: Request, context: Context): Promise<Response> => {
  handler ??= createHandlerFrom(process.env)
  return handler.answer(request, context.ip, (work) => context.waitUntil(work))
}

export const config = { path: '/contact/bericht/', method: 'POST' }
