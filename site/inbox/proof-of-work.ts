/** A sum that a browser does in a second and that makes ten thousand posts dear; asked for only under attack. */
import { randomInt } from 'node:crypto'
import { createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/sha'
import { z } from 'zod'

/** Hashes to be tried one after the other until the right one is found; a bound above, so that no visitor is unlucky. */
const COUNTER_RANGE = { least: 30_000, most: 90_000 }

const payload = z.object({
  challenge: z.object({
    parameters: z.object({
      algorithm: z.literal('SHA-256'),
      nonce: z.string(),
      salt: z.string(),
      cost: z.number(),
      keyLength: z.number(),
      keyPrefix: z.string(),
      expiresAt: z.number(),
      data: z.record(z.string(), z.string()),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.int().min(0), derivedKey: z.string() }),
})

/** @param token of the check page, so that one solution serves one message; @param now milliseconds @returns JSON */
export async function createProofOfWork(secret: string, token: string, now: number): Promise<string> {
  const challenge = await createChallenge({
    algorithm: 'SHA-256',
    cost: 1,
    counter: randomInt(COUNTER_RANGE.least, COUNTER_RANGE.most),
    deriveKey,
    data: { token },
    expiresAt: new Date(now + 60 * 60 * 1_000),
    hmacSignatureSecret: secret,
  })
  return JSON.stringify(challenge)
}

/** @param work JSON of the challenge with its solution */
export async function verifyProofOfWork(secret: string, token: string, work: string): Promise<boolean> {
  let given: unknown
  try {
    given = JSON.parse(work)
  } catch {
    return false
  }
  const parsed = payload.safeParse(given)
  if (!parsed.success || parsed.data.challenge.parameters.data['token'] !== token) return false
  const { challenge, solution } = parsed.data
  const { verified } = await verifySolution({
    challenge,
    solution,
    deriveKey,
    hmacSignatureSecret: secret,
  })
  return verified
}
