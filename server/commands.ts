/** Runs the command that start.ts was given. */
import { readConfiguration } from '../shared/configuration.ts'
import { rollback } from '../site/publisher/rollback.ts'
import { maintenanceCommand } from '../studio/lake/maintenance/commands.ts'
import { build } from './commands/build.ts'
import { dev } from './commands/dev.ts'
import { prepareRelease } from './commands/prepare-release.ts'
import { serve } from './commands/serve.ts'

const log = (line: string): void => console.log(line)

try {
  const [command = 'serve', ...given] = process.argv.slice(2)
  const configuration = readConfiguration(process.env)
  const maintenance = maintenanceCommand(command)
  // What is made belongs to this account alone, but for a site that a web server reads.
  if (command !== 'build') process.umask(0o077)
  if (command === 'serve') await serve(configuration, log)
  else if (command === 'dev') await dev(configuration, log)
  else if (command === 'build') await build(configuration, given, log)
  else if (command === 'prepare-release') await prepareRelease(configuration.cacheDir, log)
  else if (command === 'rollback') rollback(configuration.dataDir, process.argv[3], log)
  else if (!maintenance)
    throw new Error(
      `"${command}" is no command; there are start, serve, dev, build, prepare-release, rollback, backup, restore, restore-drill, assets, users and sanity.`,
    )
  else if (configuration.hosted && command !== 'sanity')
    throw new Error(`"${command}" is for the embedded lake; for hosted Sanity use \`npx sanity dataset\`.`)
  else {
    const { dataDir, studioPort, hosted } = configuration
    await maintenance(given, { dataDir, origin: `http://localhost:${studioPort}`, hosted, log })
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  if (error instanceof Error && error.cause !== undefined) console.error(error.cause)
  process.exit(1)
}
