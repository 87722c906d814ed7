/** Four workers on one PostgreSQL: a thousand trials are fetched once each, at the host's rate in sum, and none is lost with a worker. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '../../snapshots/open.js'
import { verify } from '../../snapshots/verify.js'
import { bundleWorker } from '../support/bundle-worker.js'
import { temporaryFolder } from '../support/command.js'
import { describePostgres } from '../support/postgres.js'
import { startRegistry } from '../support/registry/registry.js'
import { World } from '../support/registry/world.js'

const folder = temporaryFolder()
const trials = 1000
const rate = 10
const batch = 20

describePostgres('four workers', (server) => {
  test('fetch a thousand trials once each, one of them killed midway', { timeout: 180_000 }, async () => {
    const location = await server.database()
    const registry = await startRegistry({ world: new World({ seed: 11, trials }) })
    onTestFinished(() => registry.close())
    const script = await bundleWorker('tests/snapshots/workers/fetch-worker.ts', folder.path)
    const store = await openStore(location, { access: 'write', create: true })
    const queue = await store.fleet?.trials({ retryDelay: 0, expiresIn: 6 })
    const ids = new World({ seed: 11, trials }).ids.toSorted()
    expect(await queue?.offer(ids, 'first sight')).toBe(trials)
    const workers = Array.from({ length: 4 }, () => {
      const args = [script, location, registry.address, String(rate), String(batch)]
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
      return { child, lines: createInterface(child.stdout), end: once(child, 'exit') }
    })
    const [victim] = workers
    if (!victim) throw new Error('Four workers were started')
    await new Promise<void>((resolve) => {
      let batches = 0
      victim.lines.on('line', (line) => {
        if (line.startsWith('took')) batches += 1
        if (batches === 3) resolve()
      })
      void victim.end.then(() => resolve())
    })
    victim.child.kill('SIGKILL')
    const ends = await Promise.all(workers.map(({ end }) => end))
    expect(ends.map(([status]) => status)).toEqual([null, 0, 0, 0])

    const kept: string[] = []
    for await (const nctId of store.trials()) kept.push(nctId)
    expect(kept).toEqual(ids)
    expect(await queue?.count()).toEqual({ waiting: 0, taken: 0, dead: 0 })
    const proof = await verify(store)
    expect(proof.fault).toBeUndefined()
    expect(proof.proven).toMatchObject({ document: trials, source: trials })

    // Twice was fetched at most what the killed worker held when it ended.
    const twice = ids.filter((nctId) => registry.timesServed(nctId) !== 1)
    expect(twice.length).toBeLessThanOrEqual(batch)
    const moments = registry.requests.map(({ at }) => Date.parse(at)).toSorted((one, other) => one - other)
    const span = (moments.at(-1) ?? 0) - (moments[0] ?? 0)
    expect(span).toBeGreaterThanOrEqual(((moments.length - 1) * 1000) / rate - 100)
    await queue?.close()
    await store.close()
  })
})
