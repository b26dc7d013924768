/** A lake in a process of its own, to be killed: prints its port and token once it answers. Takes the data folder and the port. */
import { startLake } from './start-lake.ts'

const [, , dataDir = '', port = '0'] = process.argv
const lake = await startLake({ dataDir, port: Number(port) })
process.on('SIGTERM', () => void lake.stop({ keepData: true }).then(() => process.exit(0)))
console.log(JSON.stringify({ port: Number(new URL(lake.origin).port), token: lake.token }))
