// @vitest-environment jsdom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, it, vi } from 'vitest'
import { errorInDutch } from '../../../../studio/desk/error-in-dutch.ts'
import { useAsyncTask, type AsyncTask } from '../../../../studio/desk/use-async-task.ts'

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
const root = createRoot(document.createElement('div'))
afterEach(() => act(() => root.render(null)))

async function during(work: () => void): Promise<void> {
  await act(() => {
    work()
    return Promise.resolve()
  })
}

/** What the last render of a component that uses it has. */
async function task(): Promise<() => AsyncTask> {
  let last: AsyncTask | undefined
  function Probe() {
    const current = useAsyncTask()
    last = current
    return null
  }
  await during(() => root.render(<Probe />))
  return () => {
    if (!last) throw new Error('nothing was rendered')
    return last
  }
}

it('is done once, however fast one clicks, and again after it has ended', async () => {
  const current = await task()
  let done = 0
  const gate = Promise.withResolvers<undefined>()
  const work = async (): Promise<void> => {
    done += 1
    await gate.promise
  }
  await during(() => {
    // All three before the button can be seen to be out of order.
    for (let click = 0; click < 3; click += 1) current().run(work)
  })
  expect([done, current().busy]).toEqual([1, true])
  await during(() => gate.resolve(undefined))
  await during(() => current().run(work))
  expect([done, current().busy]).toEqual([2, false])
})

it('says in Dutch why it failed', async () => {
  const current = await task()
  const refused = Object.assign(new Error('Insufficient permissions'), { statusCode: 403 })
  await during(() => current().run(() => Promise.reject(refused)))
  expect(current().failure).toBe(errorInDutch(refused))
  expect(errorInDutch(refused)).toContain('mag dit niet')
  expect(errorInDutch(new TypeError('Failed to fetch'))).toContain('antwoordt niet')
  expect(errorInDutch(Object.assign(new Error('x'), { statusCode: 409 }))).toContain('Iemand anders')
  expect(errorInDutch('vol')).toContain('vol')
})
