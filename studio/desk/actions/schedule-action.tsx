/** Planning a publication, for what one person may publish alone. */
import type { DocumentActionComponent } from 'sanity'
import { useSecondReader } from '../publish-checks/use-second-reader.ts'

/** @param Original the Studio's own action */
export function scheduleAction(Original: DocumentActionComponent): DocumentActionComponent {
  const Schedule: DocumentActionComponent = (props) => {
    const original = Original(props)
    const reader = useSecondReader(props.published, props.draft)
    if (!original || !reader.some(({ level }) => level === 'error')) return original
    return {
      ...original,
      disabled: true,
      title: 'Hier hoort een tweede lezer bij. Wie die is, kan dit plannen of publiceren.',
    }
  }
  Schedule.action = 'schedule'
  return Schedule
}
