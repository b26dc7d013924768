/** `npm run rollback`: makes an older release live again; a running site follows within a second. */
import { join } from 'node:path'
import { PublishError } from './errors.ts'
import { openReleases, type Release, type Releases } from './releases/releases.ts'

/**
 * Without an argument the release before the live one, and after that the one before it; `list` shows what there is; `undo` lets publishes go on.
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
      releases.endHold()
      log('Publishes go on: the site will show the newest content again.')
      return
    }
    const before = releaseBefore(releases)
    if (argument === undefined && !before)
      throw new PublishError(
        'switch',
        'There is no earlier release. Where something of a person was withdrawn, the releases before that are not kept.',
      )
    const number = argument === undefined ? before?.number : Number(argument)
    const release = releases.rollBackTo(number ?? 0, new Date().toISOString())
    log(
      `Release ${number} is live again, as release ${release.number}. Publishes wait until \`npm run rollback undo\`.`,
    )
  } finally {
    releases.close()
  }
}

/** Rollbacks themselves do not count: they repeat a release, and may repeat the one that was to go. */
function releaseBefore(releases: Releases): Release | undefined {
  const from = releases.live?.backTo ?? releases.live?.number ?? 0
  return releases.kept().find(({ number, backTo }) => number < from && backTo === null)
}
