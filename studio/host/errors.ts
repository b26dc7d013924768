/** What keeps the Studio's server from working: what, where and what to do. */
export class StudioHostError extends Error {
  override name = 'StudioHostError'
}
