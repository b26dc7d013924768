/** Reads a posted form within bounds; what is not ours to know is left unread. */
import { SUBMISSION_FIELDS } from '@programme/content-schemas'
import { HONEYPOT, type FormField } from '../content/form-state.ts'

/** Bytes of a whole post: the longest message in the widest script fits, percent-encoding included. */
const MAX_BODY_BYTES = 64 * 1024

export interface PostedForm {
  readonly values: Partial<Record<FormField, string>>
  readonly step: string
  readonly token: string
  /** The solution of a proof of work. */
  readonly work: string
}

export class RefusedPost extends Error {
  override name = 'RefusedPost'
  readonly status: 400 | 403 | 413 | 415

  constructor(status: 400 | 403 | 413 | 415, message: string) {
    super(message)
    this.status = status
  }
}

/** @throws RefusedPost */
export async function readForm(request: Request): Promise<PostedForm> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\b/i.test(type))
    throw new RefusedPost(415, 'A contact form is application/x-www-form-urlencoded.')
  const fields = new URLSearchParams(await readText(request))
  const values: Partial<Record<FormField, string>> = {}
  for (const field of FIELDS) {
    const value = fields.get(field)
    if (value !== null) values[field] = value
  }
  const control = (name: string): string => fields.get(name) ?? ''
  return { values, step: control('step'), token: control('token'), work: control('work') }
}

const FIELDS: readonly FormField[] = [
  ...Object.keys(SUBMISSION_FIELDS).filter((name): name is FormField => name in SUBMISSION_FIELDS),
  HONEYPOT,
]

async function readText(request: Request): Promise<string> {
  const tooLarge = new RefusedPost(413, `A contact form has at most ${MAX_BODY_BYTES} bytes.`)
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) throw tooLarge
  if (!request.body) return ''
  const decoder = new TextDecoder()
  let size = 0
  let text = ''
  try {
    for await (const chunk of request.body) {
      size += chunk.byteLength
      if (size > MAX_BODY_BYTES) throw tooLarge
      text += decoder.decode(chunk, { stream: true })
    }
  } catch (error) {
    if (error === tooLarge) throw error
    throw new RefusedPost(400, 'The post ended before all of it was there.')
  }
  return text + decoder.decode()
}
