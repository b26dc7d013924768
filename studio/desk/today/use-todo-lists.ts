/** The to-do lists, kept up to date while the dashboard is open. */
import { useEffect, useState } from 'react'
import { useClient } from 'sanity'
import { API_VERSION } from '../../transport/api-version.ts'
import { fetchTodoLists, type TodoLists } from './todo-lists.ts'

/** Milliseconds: several changes at once are one look. */
const DEBOUNCE = 500

/** @returns undefined until the first answer */
export function useTodoLists(): TodoLists | undefined {
  const client = useClient({ apiVersion: API_VERSION })
  const [lists, setLists] = useState<TodoLists>()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = (): void => {
      fetchTodoLists(client, new Date()).then(setLists, () => {
        timer = setTimeout(look, 10 * DEBOUNCE)
      })
    }
    look()
    const changes = client
      .listen('*', {}, { includeResult: false, includeAllVersions: true, visibility: 'query' })
      .subscribe(() => {
        clearTimeout(timer)
        timer = setTimeout(look, DEBOUNCE)
      })
    return () => {
      clearTimeout(timer)
      changes.unsubscribe()
    }
  }, [client])
  return lists
}
