/** What keeps a maintenance command from its work: what, where and what to do. */
export class MaintenanceError extends Error {
  override name = 'MaintenanceError'
}
