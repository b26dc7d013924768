import { documentSchemas } from '@programme/content-schemas'
import { expect, it } from 'vitest'
import { deskGroups, documentTypesIn } from '../../../../studio/desk/desk-groups.ts'

it('holds every document type exactly once', () => {
  const listed = deskGroups.flatMap((group) => documentTypesIn(group))
  expect(listed.toSorted()).toEqual(Object.keys(documentSchemas).toSorted())
})
