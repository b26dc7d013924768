/** The commands that look after a lake: `npm run backup`, `restore`, `restore-drill`, `assets`, `users`, `sanity`. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { usersCommand } from '../accounts/command.ts'
import { MaintenanceError } from '../foundation/maintenance-error.ts'
import { newestBackup } from '../store/backups.ts'
import { restore as putBack } from './restore.ts'
import { restoreDrill as drill } from './restore-drill.ts'
import { withLake } from './running-lake.ts'
import { sanityCli } from './sanity-cli.ts'
import { findUnusedAssets, removeUnusedAssets } from './unused-assets.ts'
import { writeArchive } from './write-archive.ts'

interface Surroundings {
  readonly dataDir: string
  /** Where a running lake answers. */
  readonly origin: string
  /** Where content is with hosted Sanity; then only `sanity` may be run. */
  readonly hosted:
    { readonly projectId: string; readonly dataset: string; readonly token: string } | undefined
  readonly log: (line: string) => void
}

type Command = (given: readonly string[], surroundings: Surroundings) => Promise<void>

const backup: Command = async (given, { dataDir, origin, log }) => {
  const { positionals, values } = read(given, { 'with-messages': { type: 'boolean', default: false } })
  const file = resolve(one(positionals, 'npm run backup -- FILE.tar.gz [--with-messages]'))
  const withMessages = values['with-messages'] === true
  const { documents, assets } = await withLake({ dataDir, origin }, (client) =>
    writeArchive(client, file, { withMessages }),
  )
  log(`${file}: ${documents} documents, ${assets} pictures and files.`)
}

const restore: Command = async (given, { dataDir, origin, log }) => {
  const { positionals, values } = read(given, { replace: { type: 'boolean', default: false } })
  const source = resolve(one(positionals, 'npm run restore -- FILE.tar.gz [--replace]'))
  const { documents, previous } = await putBack(source, {
    dataDir,
    replace: values.replace === true,
    url: origin,
  })
  log(`${documents} documents are in place.`)
  if (previous !== undefined) log(`What was there before is kept in ${previous}.`)
}

const restoreDrill: Command = async (given, { dataDir, log }) => {
  const { positionals } = read(given, {})
  const usage =
    'npm run restore-drill -- FILE.tar.gz, or a folder of DATA_DIR/backups; without one the newest of these'
  const source = positionals.length === 0 ? newestBackup(dataDir) : resolve(one(positionals, usage))
  if (source === undefined)
    throw new MaintenanceError(`There is no daily backup in ${dataDir}. Say it so: ${usage}`)
  const { documents, files, differences, changedSince } = await drill(source, dataDir)
  if (differences.length > 0)
    throw new MaintenanceError(
      `${differences.length} documents or files of ${source} do not come back as they are: ${differences.slice(0, 10).join(', ')}.`,
    )
  log(`${source}: ${documents} documents and ${files} files come back as they are.`)
  if (changedSince !== undefined) log(`The lake in ${dataDir} has ${changedSince} other documents since.`)
}

const assets: Command = async (given, { dataDir, origin, log }) => {
  const { values } = read(given, {
    remove: { type: 'boolean', default: false },
    'older-than': { type: 'string', default: '30' },
  })
  const olderThan = Number(values['older-than'])
  if (!(olderThan >= 0)) throw new MaintenanceError('--older-than must be a number of days.')
  await withLake({ dataDir, origin }, async (client) => {
    const unused = await findUnusedAssets(client, { dataDir, olderThan })
    for (const { _id, originalFilename, size } of unused.assets)
      log(`${_id}  ${originalFilename}  ${Math.ceil(size / 1024)} kB`)
    for (const name of unused.files) log(`${name}  (a file without a document)`)
    const count = unused.assets.length + unused.files.length
    if (values.remove !== true) {
      log(`${count} unused for more than ${olderThan} days.${count > 0 ? ' With --remove they go.' : ''}`)
      return
    }
    await removeUnusedAssets(client, dataDir, unused)
    log(`${count} removed.`)
  })
}

const commands: Readonly<Record<string, Command>> = {
  backup,
  restore,
  'restore-drill': restoreDrill,
  assets,
  users: usersCommand,
  sanity: sanityCli,
}

/** @returns undefined where there is no such command */
export function maintenanceCommand(name: string): Command | undefined {
  return Object.hasOwn(commands, name) ? commands[name] : undefined
}

function read(
  given: readonly string[],
  options: Record<string, { type: 'boolean' | 'string'; default: boolean | string }>,
) {
  try {
    return parseArgs({ args: [...given], options, allowPositionals: true })
  } catch (cause) {
    throw new MaintenanceError(cause instanceof Error ? cause.message : String(cause))
  }
}

function one(positionals: readonly string[], usage: string): string {
  const [only] = positionals
  if (only === undefined || positionals.length > 1) throw new MaintenanceError(`Say it so: ${usage}`)
  return only
}
