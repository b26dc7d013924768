/** The contact form as a Netlify function, at the address that the form posts to. */
import { createHandlerFrom } from '../environment.ts'

let handler: ReturnType<typeof createHandlerFrom> | undefined

export default async (request: Request, context: { readonly ip: string }): Promise<Response> => {
  handler ??= createHandlerFrom(process.env)
  return handler(request, context.ip)
}

export const config = { path: '/contact/bericht/', method: 'POST' }
