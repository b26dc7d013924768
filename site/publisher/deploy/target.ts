/** What a place is that a release can be sent on to: it takes files and makes itself hold exactly those. */

export interface SiteFile {
  /** Changes with the content. */
  readonly hash: string
  /** @throws Error where the release is not kept any more */
  content(): Uint8Array
  /** Where a redirect leads; its content is a page that leads on by itself. */
  readonly redirect?: string
}

/** By name below the root of the site, `index.html` the home page. */
export type SiteFiles = ReadonlyMap<string, SiteFile>

export interface Sent {
  readonly sent: number
  readonly removed: number
}

export interface DeployTarget {
  /**
   * Sends what differs from what is there; visitors never see half of it where the target can switch.
   * @param release names this version
   * @throws Error that says what is wrong with the target
   */
  send(files: SiteFiles, release: string): Promise<Sent>
}
