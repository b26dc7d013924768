/** Whether the current user may change anything: who only looks is shown no button that would be refused. */
import { useCurrentUser } from 'sanity'

export function useMayWrite(): boolean {
  const roles = useCurrentUser()?.roles ?? []
  return roles.length === 0 || roles.some(({ name }) => name !== 'viewer')
}
