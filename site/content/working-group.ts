/** What belongs to a working group, on whichever side the reference stands. */
import type { Documents } from '@programme/content-schemas'
import type { ContentReader } from './graph.ts'

type Group = Documents['workingGroup']

export function projectsOf(content: ContentReader, group: Group): Documents['projectPage'][] {
  return once([
    ...content.resolve('projectPage', group.projects),
    ...content.backlinks('projectPage', group._id),
  ])
}

export function groupsOf(content: ContentReader, project: Documents['projectPage']): Group[] {
  return once([
    ...content.resolve('workingGroup', project.workingGroups),
    ...content.backlinks('workingGroup', project._id),
  ])
}

/** That work at any of its projects. */
export function groupsOfNews(content: ContentReader, article: Documents['newsArticle']): Group[] {
  const projects = content.resolve('projectPage', article.projects)
  return once(projects.flatMap((project) => groupsOf(content, project)))
}

/** About any of its projects. */
export function newsOf(content: ContentReader, group: Group): Documents['newsArticle'][] {
  return once(projectsOf(content, group).flatMap(({ _id }) => content.backlinks('newsArticle', _id)))
}

function once<Document extends { readonly _id: string }>(documents: readonly Document[]): Document[] {
  return [...new Map(documents.map((document) => [document._id, document])).values()]
}
