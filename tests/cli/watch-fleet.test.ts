/** `trialdiff watch` on PostgreSQL: services and single runs that share one store. */
import { expect, test } from 'vitest'
import { openStore } from '../../snapshots/open.js'
import { fleetName } from '../../src/watch/fleet/run-context.js'
import { describePostgres } from '../support/postgres.js'
import { start, type Ending, type Running } from '../support/command.js'
import { ids, scenes, type Scene } from '../support/watch/scene.js'

const open = scenes()

interface SharedScene extends Scene {
  location: string
}

describePostgres('on PostgreSQL', (server) => {
  async function shared(): Promise<SharedScene> {
    const [it, location] = [await open(), await server.database()]
    it.configure({ top: 'store: ${DATABASE_URL}' })
    const env = { DATABASE_URL: location }
    const begin = (...args: string[]): Running => start(['watch', ...args], { cwd: it.path, env })
    const watch = (...args: string[]): Promise<Ending> => it.call(['watch', ...args], env)
    return { ...it, begin, watch, location }
  }

  test('of several services one runs what is due, and a run that is asked for is everybody’s', async () => {
    const it = await shared()
    const services = [it.begin('start'), it.begin('start')]
    await Promise.race(services.map((each) => each.until(/3 seen for the first time.*Ledger head sha256:/)))
    it.publish('2026-03-03')
    const { status, stdout } = await it.watch('run')
    expect(status).toBe(0)
    expect(stdout).toMatch(/TERMINATED|terminated/i)
    for (const each of services) each.signal('SIGTERM')
    const endings = await Promise.all(services.map(({ ending }) => ending))
    expect(endings.map((each) => each.status)).toEqual([0, 0])
    const said = endings.map(({ stderr }) => stderr).join('')
    expect(said.match(/3 seen for the first time/g)).toHaveLength(1)
    expect(ids.map((nctId) => it.registry.timesServed(nctId))).toEqual([2, 2, 1])
    expect(it.told().match(/Lack of funding/g)).toHaveLength(1)
  }, 60_000)

  test('a run whose leader is killed is led to its end by the one that came to help', async () => {
    const it = await shared()
    it.registry.setFaults({ next: [{ is: 'silent' }] })
    const first = it.begin('run')
    await it.requested(1)
    const second = it.watch('run')
    await new Promise((resolve) => setTimeout(resolve, 1500))
    first.signal('SIGKILL')
    await first.ending
    const { status, stdout } = await second
    expect(stdout).toContain('3 seen for the first time')
    expect(status).toBe(0)
  }, 60_000)

  test('status names what was laid aside', async () => {
    const it = await shared()
    expect((await it.watch('run')).status).toBe(0)
    expect((await it.watch('status')).stdout).not.toContain('laid aside')
    const store = await openStore(it.location, { access: 'write' })
    const queue = await store.fleet?.trials({ name: fleetName({ watches: [{ id: 'ours' } as never] }), retries: 0 })
    await queue?.offer([ids[1]], 'watch')
    await queue?.failed((await queue?.take(1)) ?? [], 'registry-answer')
    await queue?.close()
    await store.close()
    expect((await it.watch('status')).stdout).toMatch(/^laid aside: NCT00000012 since .* \[registry-answer\]/m)
  }, 60_000)
})
