/** What the host tells the Studio with its page: which project it edits. */
import { isRecord } from '../shared/is-record.ts'

export interface StudioConfiguration {
  readonly projectId: string
  readonly dataset: string
  readonly hosted: boolean
  /** Of the public site, without a trailing slash; undefined where nobody says. */
  readonly siteUrl: string | undefined
  /** Of the site with its drafts; undefined where there is none. */
  readonly previewUrl: string | undefined
}

/** The configuration in the page; under `sanity dev`, whose page has none, that of the environment, else the embedded lake. */
export function readStudioConfiguration(): StudioConfiguration {
  const text =
    typeof document === 'undefined' ? null : document.getElementById('studio-configuration')?.textContent
  const value: unknown = JSON.parse(text ?? '{}')
  const given = isRecord(value) ? value : {}
  const {
    projectId = process.env['SANITY_STUDIO_PROJECT_ID'] || 'local',
    dataset = process.env['SANITY_STUDIO_DATASET'] || 'production',
    hosted = projectId !== 'local',
    siteUrl = process.env['SANITY_STUDIO_SITE_URL'],
    previewUrl,
  } = given
  return {
    projectId: String(projectId),
    dataset: String(dataset),
    hosted: hosted === true,
    siteUrl: typeof siteUrl === 'string' ? siteUrl : undefined,
    previewUrl: typeof previewUrl === 'string' ? previewUrl : undefined,
  }
}
