/** Over the Studio: says that the sign-in has ended, until it is back. What was typed stays beneath it. */
import { Box, Button, Dialog, Flex, Spinner, Stack, Text } from '@sanity/ui'
import { useId } from 'react'
import { useSignInHasEnded } from './sign-in.ts'
import { useTypingPause } from './use-typing-pause.ts'

export function SignInDialog() {
  const isShown = useTypingPause(useSignInHasEnded())
  return isShown ? <SignInAgain /> : null
}

function SignInAgain() {
  return (
    <Dialog id={useId()} header="U bent niet meer aangemeld" width={1}>
      <Box padding={4} data-testid="sign-in-again">
        <Stack gap={5}>
          <Text>
            Wat u getypt hebt, staat nog hier. Het is nog niet opgeslagen. Sluit dit tabblad niet. Meld u aan
            in een nieuw tabblad, als dezelfde redacteur, en kom dan hier terug.
          </Text>
          {/* Where nobody signs in, the Studio’s own page lets the browser in again. */}
          <Button
            as="a"
            href="/"
            target="_blank"
            rel="noreferrer"
            tone="primary"
            text="Aanmelden in een nieuw tabblad"
          />
          <Flex gap={3} align="center" role="status">
            <Spinner muted />
            <Text size={1} muted>
              Zodra u bent aangemeld, gaat het hier vanzelf verder en wordt alles opgeslagen.
            </Text>
          </Flex>
        </Stack>
      </Box>
    </Dialog>
  )
}
