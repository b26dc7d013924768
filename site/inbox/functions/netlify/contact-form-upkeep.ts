/** Every quarter of an hour: mails what could not be mailed at once, and purges expired messages. */
import { createHandlerFrom } from '../environment.ts'

export default async (): Promise<void> => {
  await createHandlerFrom(process.env).upkeep()
}

export const config = { schedule: '*/15 * * * *' }
