/** Publish, once all that was written is stored and checked; with the redirects that go with it. */
import type { DocumentActionComponent } from 'sanity'
import { usePublishChecks } from '../publish-checks/use-publish-checks.ts'
import { publishButton } from './publish-button.ts'
import { usePublish } from './use-publish.ts'

/** @param Original the Studio's own action; what prevents it and what is sent is decided here */
export function publishAction(Original: DocumentActionComponent): DocumentActionComponent {
  const Publish: DocumentActionComponent = (props) => {
    const { id, type, draft } = props
    const original = Original(props)
    const { errors } = usePublishChecks(id, type)
    const operation = usePublish(props)
    return original && draft ? publishButton(original, operation, errors.length > 0) : original
  }
  Publish.action = 'publish'
  return Publish
}
