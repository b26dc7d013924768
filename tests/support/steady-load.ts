/** Visitors who ask without a pause, some on connections that they keep, some on a new one each time. */
import { Agent, get } from 'node:http'

export interface SteadyLoad {
  /** Requests that were answered with 200. */
  answered(): number
  /** What went wrong, one line for each request. */
  failures(): readonly string[]
  stop(): Promise<void>
}

/** Milliseconds between two requests of one visitor. */
const PAUSE = 20

export function steadyLoad(site: string, paths: readonly string[], visitors = 4): SteadyLoad {
  const failures: string[] = []
  let answered = 0
  let isOver = false
  const visit = async (number: number): Promise<void> => {
    const agent = new Agent(number % 2 === 0 ? { keepAlive: true, maxSockets: 1 } : { keepAlive: false })
    for (let at = number; !isOver; at += 1) {
      const path = paths[at % paths.length] ?? '/'
      const outcome = await ask(`${site}${path}`, agent)
      if (outcome === '200') answered += 1
      else failures.push(`${path} (${number % 2 === 0 ? 'kept' : 'new'} connection): ${outcome}`)
      await new Promise((next) => setTimeout(next, PAUSE))
    }
    agent.destroy()
  }
  const all = Promise.all(Array.from({ length: visitors }, (_, number) => visit(number)))
  return {
    answered: () => answered,
    failures: () => failures,
    async stop() {
      isOver = true
      await all
    },
  }
}

/** @returns the status, or why there is none */
function ask(address: string, agent: Agent): Promise<string> {
  return new Promise((resolve) => {
    const request = get(address, { agent }, (response) => {
      response.on('error', (error) => resolve(String(error)))
      response.on('end', () => resolve(String(response.statusCode)))
      response.resume()
    })
    request.on('error', (error) => resolve(String(error)))
  })
}
