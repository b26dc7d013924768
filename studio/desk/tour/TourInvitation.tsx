/** Asks who opens the Studio for the first time along for a tour; later the tour can be taken again from here. */
import { Button, Card, Flex, Heading, Stack, Text } from '@sanity/ui'
import { rememberTour, startTour, useHasSeenTour } from './tour.ts'

/** @param place at the top of Vandaag for who is new, at its end for who is not */
export function TourInvitation({ place }: { readonly place: 'top' | 'end' }) {
  const seen = useHasSeenTour()
  if (seen !== (place === 'end')) return null
  if (place === 'end')
    return (
      <Flex>
        <Button mode="bleed" text="Rondleiding opnieuw bekijken" onClick={startTour} />
      </Flex>
    )
  return (
    <Card padding={4} radius={3} tone="primary" border data-testid="tour-invitation">
      <Stack gap={4}>
        <Heading as="h2" size={1}>
          Nieuw hier?
        </Heading>
        <Text size={1}>In zeven stappen laten we zien waar alles staat. Het duurt één minuut.</Text>
        <Flex gap={2} wrap="wrap">
          <Button text="Start de rondleiding" onClick={startTour} />
          <Button mode="bleed" text="Niet nodig" onClick={rememberTour} />
        </Flex>
      </Stack>
    </Card>
  )
}
