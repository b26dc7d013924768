/** Who ends where the machine's memory runs out: a process beside the server, which can be started again, and not the server. */
import { writeFileSync } from 'node:fs'

/** From -1000 to 1000; Linux adds it to the share of memory that a process holds, in thousandths (proc(5), `oom_score_adj`). */
const FIRST = '900'

/** @param pid of a process that was started to help; other systems than Linux have no such order */
export function endFirst(pid: number | undefined): void {
  if (pid === undefined || process.platform !== 'linux') return
  try {
    writeFileSync(`/proc/${pid}/oom_score_adj`, FIRST)
  } catch {
    // It has ended already, or the system does not allow it.
  }
}
