/** `npm run rollback`: makes an older release live again; a running site follows within a second. */
import { join } from 'node:path'
import { PublishError } from './errors.ts'
import { openReleases } from './releases/releases.ts'

/**
 * Without an argument the release before the live one; `list` shows what there is; `undo` lets publishes go on.
 * Publishes wait while a release is held, because the next one would bring back what was taken away.
 * @throws PublishError where there is no such release
 */
export function rollback(dataDir: string, argument: string | undefined, log: (line: string) => void): void {
  const releases = openReleases(join(dataDir, 'releases'), log)
  try {
    if (argument === 'list') {
      for (const { number, publishedAt, pages } of releases.kept())
        log(`${number === releases.live?.number ? '*' : ' '} ${number}  ${publishedAt}  ${pages} pages`)
      return
    }
    if (argument === 'undo') {
      releases.letGo()
      log('Publishes go on: the site will show the newest content again.')
      return
    }
    const [, before] = releases.kept()
    if (argument === undefined && !before)
      throw new PublishError(
        'switch',
        'There is no earlier release. Where something of a person was withdrawn, the releases before that are not kept.',
      )
    const number = argument === undefined ? before?.number : Number(argument)
    const release = releases.goBack(number ?? 0, new Date().toISOString())
    log(
      `Release ${number} is live again, as release ${release.number}. Publishes wait until \`npm run rollback undo\`.`,
    )
  } finally {
    releases.close()
  }
}
