/** Loaded into a process by NODE_OPTIONS in tests: signals make it throw where nobody catches, or hang. */
import { isMainThread } from 'node:worker_threads'

if (isMainThread && process.argv.includes('serve')) {
  process.on('SIGUSR2', () => {
    throw new Error('an exception on purpose')
  })
  process.on('SIGWINCH', () => void Promise.reject(new Error('a rejection on purpose')))
  process.on('SIGIO', () => {
    for (;;);
  })
}
