/** What the host tells the Studio with its page: which project it edits. */
import { isRecord } from './is-record.ts'

export interface StudioConfiguration {
  readonly projectId: string
  readonly dataset: string
  readonly hosted: boolean
}

/** The configuration in the page; without one, as under `sanity dev`, the embedded lake. */
export function readStudioConfiguration(): StudioConfiguration {
  const text =
    typeof document === 'undefined' ? null : document.getElementById('studio-configuration')?.textContent
  const value: unknown = JSON.parse(text ?? '{}')
  const given = isRecord(value) ? value : {}
  const { projectId = 'local', dataset = 'production', hosted = false } = given
  return { projectId: String(projectId), dataset: String(dataset), hosted: hosted === true }
}
