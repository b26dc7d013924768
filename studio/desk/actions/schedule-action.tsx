/** Planning a publication, for what may be published now and by one person alone. */
import type { DocumentActionComponent } from 'sanity'
import { usePublishChecks } from '../publish-checks/use-publish-checks.ts'

/** @param Original the Studio's own action */
export function scheduleAction(Original: DocumentActionComponent): DocumentActionComponent {
  const Schedule: DocumentActionComponent = (props) => {
    const original = Original(props)
    const { errors, isSettled, needsSecondReader } = usePublishChecks(props.id, props.type)
    if (!original || (isSettled && errors.length === 0)) return original
    const title = needsSecondReader
      ? 'Hier hoort een tweede lezer bij. Wie die is, kan dit plannen of publiceren.'
      : 'Er moet nog iets gebeuren voor dit op de site kan. Onder het formulier staat wat.'
    return { ...original, disabled: true, title }
  }
  Schedule.action = 'schedule'
  return Schedule
}
