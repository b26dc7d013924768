/** Over the Studio: says that the sign-in has ended, until it is back. It takes no key that is meant for a field. */
import { Box, Button, Card, Flex, Layer, Stack, Text } from '@sanity/ui'
import { useSignInHasEnded } from './sign-in.ts'

/** Above the dialogs of Sanity. */
const Z_OFFSET = 1_000

export function SignInBanner() {
  return useSignInHasEnded() ? <SignInAgain /> : null
}

function SignInAgain() {
  return (
    <Layer zOffset={Z_OFFSET} style={{ position: 'fixed', inset: '0 0 auto' }}>
      <Card tone="critical" borderBottom shadow={3} padding={4} role="alert" data-testid="sign-in-again">
        <Flex gap={4} align="center" justify="space-between" wrap="wrap">
          <Box flex={1} style={{ minWidth: '16rem' }}>
            <Stack gap={3}>
              <Text weight="semibold">U bent niet meer aangemeld</Text>
              <Text size={1}>
                Wat u getypt hebt, blijft hier staan en wordt opgeslagen zodra u weer bent aangemeld, als
                dezelfde redacteur. Sluit dit tabblad niet.
              </Text>
            </Stack>
          </Box>
          {/* Where nobody signs in, the Studio’s own page lets the browser in again. */}
          <Button
            as="a"
            href="/"
            target="_blank"
            rel="noreferrer"
            tone="critical"
            text="Aanmelden in een nieuw tabblad"
          />
        </Flex>
      </Card>
    </Layer>
  )
}
