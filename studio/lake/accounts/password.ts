/** Passwords, kept as argon2id hashes with the parameters that OWASP's Password Storage Cheat Sheet names. */
import { hash, verify } from '@node-rs/argon2'
import pLimit from 'p-limit'
import { AccountError } from './errors.ts'

/** Characters, as JavaScript counts them. */
const SHORTEST = 12
const MAX_LENGTH = 256
/** Memory in kB, passes, lanes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** Hashing is dear on purpose; no crowd at the door may take the whole machine. */
const limited = pLimit(2)

/** @throws AccountError where it is too short or too long */
export async function hashPassword(password: string): Promise<string> {
  const { length } = password
  if (length < SHORTEST || length > MAX_LENGTH)
    throw new AccountError(
      `A password has ${SHORTEST} to ${MAX_LENGTH} characters; a short sentence does well.`,
    )
  return limited(() => hash(password.normalize('NFKC'), COST))
}

const nobody = hash('nobody has this password', COST)

/** @param kept undefined where there is no such user; takes as long as a wrong password, so that nothing is told by the clock */
export async function isPassword(password: string, kept: string | undefined): Promise<boolean> {
  if (password.length > MAX_LENGTH * 4) return false
  const matches = await limited(async () => verify(kept ?? (await nobody), password.normalize('NFKC')))
  return matches && kept !== undefined
}
