/** Loaded before a program (`--import`): collects garbage at SIGUSR2, so that memory can be measured from outside. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { isMainThread } from 'node:worker_threads'

if (isMainThread) {
  setFlagsFromString('--expose-gc')
  process.on('SIGUSR2', () => void runInNewContext('gc()'))
}
