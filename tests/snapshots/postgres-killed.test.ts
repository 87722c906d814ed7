/** Workers killed in the midst of writing to PostgreSQL: what they said is kept is kept, whole, and the chain holds. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { openStore } from '../../snapshots/open.js'
import { verify } from '../../snapshots/verify.js'
import { bundleWorker } from '../support/bundle-worker.js'
import { temporaryFolder } from '../support/command.js'
import { describePostgres } from '../support/postgres.js'

const folder = temporaryFolder()

describePostgres('workers killed in the midst of it', (server) => {
  test('lose no step that they said is kept, and leave no half of one', async () => {
    const location = await server.database()
    const script = await bundleWorker('tests/snapshots/workers/commit-worker.ts', folder.path)
    const store = await openStore(location, { access: 'write', create: true })
    const said: string[] = []
    const moments = [5, 37, 18, 52, 29, 11]
    for (let round = 0; round < 3; round += 1) {
      const workers = [0, 1].map((n) => {
        const child = spawn(process.execPath, [script, location, String(1_000_000 * (2 * round + n + 1))], {
          stdio: ['ignore', 'pipe', 'inherit'],
        })
        const lines = createInterface(child.stdout).on('line', (line) => said.push(line))
        return { child, lines, end: once(child, 'close') }
      })
      await Promise.all(workers.map(({ lines }) => once(lines, 'line')))
      for (const { child } of workers) {
        // Any moment of a step; which one it was does not matter for what has to hold.
        await new Promise((resolve) => setTimeout(resolve, moments.pop()))
        child.kill('SIGKILL')
      }
      await Promise.all(workers.map(({ end }) => end))
    }
    // Sessions of the killed end by themselves, with or without the step whose COMMIT was on its way.
    await untilAlone(location)
    const kept: string[] = []
    for await (const nctId of store.trials()) kept.push(nctId)
    expect(said.filter((each) => !kept.includes(each))).toEqual([])
    expect(kept.length).toBeLessThanOrEqual(said.length + 6)
    expect([...(await store.marks('told/')).keys()]).toEqual(kept.map((nctId) => `told/${nctId}`))
    expect((await store.outbox()).map(({ nctId }) => nctId).toSorted()).toEqual(kept)
    expect((await store.head()).seq).toBe(kept.length)
    expect(await verify(store)).toMatchObject({ strays: [], lines: kept.length })
    expect((await verify(store)).fault).toBeUndefined()
    await store.close()
  })

  async function untilAlone(location: string): Promise<void> {
    const busy = `select from pg_stat_activity where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`
    while ((await server.query(location, busy)).length > 0) await new Promise((resolve) => setTimeout(resolve, 20))
  }
})
