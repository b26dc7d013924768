/** `npm run users`: the list of editors. Passwords come from the keyboard or a pipe, never from the command line. */
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { openAccounts } from './accounts.ts'
import { AccountError } from './errors.ts'
import { isRole, ROLES } from './identity.ts'
import { hashPassword } from './password.ts'

const USAGE = `Say it so:
  npm run users -- list
  npm run users -- add EMAIL --name NAME --role ${ROLES.join('|')}
  npm run users -- password EMAIL
  npm run users -- role EMAIL ${ROLES.join('|')}
  npm run users -- remove EMAIL`

/** @throws AccountError that says what is wrong */
export async function usersCommand(
  given: readonly string[],
  { dataDir, log }: { readonly dataDir: string; readonly log: (line: string) => void },
): Promise<void> {
  const { positionals, values } = parseArgs({
    args: [...given],
    options: { name: { type: 'string' }, role: { type: 'string' } },
    allowPositionals: true,
    strict: false,
  })
  const [action = '', email = '', third] = positionals
  const accounts = openAccounts(dataDir)
  try {
    if (action === 'list') {
      for (const user of accounts.users()) log(`${user.email}  ${user.name}  ${user.role}`)
      return
    }
    if (email === '') throw new AccountError(USAGE)
    if (action === 'add') {
      const { name = email, role = 'editor' } = values
      if (typeof name !== 'string' || !isRole(role)) throw new AccountError(USAGE)
      const user = accounts.add({ email, name, role }, await hashPassword(await readPassword()))
      log(`${user.email} may sign in as ${user.role}.`)
    } else if (action === 'password') {
      accounts.setPassword(email, await hashPassword(await readPassword()))
      log(`${email} has a new password; every session of theirs has ended.`)
    } else if (action === 'role' && isRole(third)) {
      accounts.setRole(email, third)
      log(`${email} is ${third} from now on.`)
    } else if (action === 'remove') {
      accounts.remove(email)
      log(`${email} cannot sign in any more.`)
    } else throw new AccountError(USAGE)
  } finally {
    accounts.close()
  }
}

/** One line of standard input; at a keyboard it does not show. */
async function readPassword(): Promise<string> {
  const isKeyboard = process.stdin.isTTY
  if (isKeyboard) process.stderr.write('Password (12 characters or more): ')
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: isKeyboard })
  try {
    for await (const line of lines) return line
    return ''
  } finally {
    lines.close()
    if (isKeyboard) process.stderr.write('\n')
  }
}
