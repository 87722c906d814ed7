/** The registry of our own on loopback: its history, its builds, its faults, and the world it serves. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { describe, expect, test } from 'vitest'
import { diff, parse, toldChanges } from '../../src/index.js'
import { bundleWorker } from '../support/bundle-worker.js'
import { temporaryFolder } from '../support/command.js'
import { seededRandom, seedFrom } from '../support/random.js'
import { withRegistry, type Page } from '../support/registry/with-registry.js'
import { World } from '../support/registry/world.js'

describe('the history', () => {
  test('counts versions from 0 and tells their modules', async () => {
    const { json, world, registry, ids } = await withRegistry()
    const nctId = ids[0] ?? ''
    registry.publish('2026-03-03', [{ nctId, edit: { is: 'enrollment', count: 7 } }])
    registry.publish('2026-03-09', [{ nctId, edit: { is: 'status', to: 'COMPLETED' } }])
    const { changes } = await json(`/api/int/studies/${nctId}/history`)
    expect(changes.map((each: { version: number }) => each.version)).toEqual([0, 1, 2])
    expect(changes[0].moduleLabels).toEqual([])
    expect(changes[1]).toMatchObject({
      date: '2026-02-28',
      status: 'RECRUITING',
      moduleLabels: ['Study Status', 'Study Design'],
    })
    expect(changes[2].status).toBe('COMPLETED')
    const old = await json(`/api/int/studies/${nctId}/history/1`)
    expect(old).toMatchObject({
      studyVersion: 1,
      study: { protocolSection: { designModule: { enrollmentInfo: { count: 7 } } } },
    })
    expect(old.study.protocolSection.eligibilityModule.eligibilityCriteria).toMatch(/<ul><li>/)
    const whole = await json(`/api/int/studies/${nctId}?history=true`)
    expect([whole.history.changes.length, whole.study.protocolSection.statusModule.overallStatus]).toEqual([
      3,
      'COMPLETED',
    ])
    expect(world.changes.map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [1, 2],
    ])
  })
  test('refuses a version out of range with 403, and tells of a record without history', async () => {
    const { text, world, ids } = await withRegistry()
    expect(await text(`/api/int/studies/${ids[0]}/history/9`)).toMatch(/^403 text\/html/)
    world.trial(ids[1] ?? '').hasHistory = false
    expect(await text(`/api/int/studies/${ids[1]}/history`)).toMatch(
      /^404 text\/plain.* No study NCT\d{8} history summary$/,
    )
  })
})

const folder = temporaryFolder()

test('it runs as a process of its own', async () => {
  const script = await bundleWorker('tests/support/registry/workers/serve.ts', folder.path)
  const options = { seed: 2, trials: 3 }
  const child = spawn(process.execPath, [script, JSON.stringify(options)])
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async () => JSON.parse(String((await lines.next()).value))
  const { address, ids } = await next()
  expect(ids).toHaveLength(3)
  child.stdin.write(`${JSON.stringify({ do: 'publish some', count: 2 })}\n`)
  expect(await next()).toEqual({ build: 2, requests: 0, changes: 2 })
  const { dataTimestamp } = (await (await fetch(`${address}/api/v2/version`)).json()) as { dataTimestamp: string }
  expect(dataTimestamp).toBe('2026-03-03T09:00:05')
  const ended = once(child, 'exit')
  child.stdin.write(`${JSON.stringify({ do: 'close' })}\n`)
  expect((await ended)[0]).toBe(0)
})

test('an edit by chance is always a change that is told', async () => {
  const seed = seedFrom('LOOPBACK_SEED', 11)
  const world = new World({ seed, trials: 8 })
  const random = seededRandom(seed)
  for (let round = 0; round < 12; round += 1) world.publishSome(8, random)
  for (const trial of world.trials.values()) {
    for (const { version, edits } of trial.versions.slice(1)) {
      const [was, is] = await Promise.all(
        [version - 1, version].map((each) => parse(JSON.stringify(trial.study(each)))),
      )
      if (was === undefined || is === undefined) throw new Error('two versions were read')
      expect(toldChanges(diff(was, is)).length, `seed ${seed}: ${JSON.stringify(edits)}`).toBeGreaterThan(0)
    }
  }
})

describe('a build of the data', () => {
  test('moves the stamp and the tag, and only what was published changes', async () => {
    const { json, get, registry, world } = await withRegistry()
    const first = await get('/api/v2/version')
    const tag = first.headers.get('etag') ?? ''
    expect(await first.json()).toEqual({ apiVersion: '2.0.5', dataTimestamp: '2026-03-02T09:00:05' })
    expect((await get('/api/v2/version', { headers: { 'if-none-match': tag } })).status).toBe(304)
    const steps = world.publishSome(4, seededRandom(3))
    expect((await json('/api/v2/version')).dataTimestamp).toBe('2026-03-03T09:00:05')
    expect((await get('/api/v2/version', { headers: { 'if-none-match': tag } })).status).toBe(200)
    expect(registry.world.changes.map(({ nctId }) => nctId)).toEqual(steps.map(({ nctId }) => nctId))
  })
  test('of ten thousand trials is polled in twenty listings', async () => {
    const { json, ids } = await withRegistry({ trials: 10_000 })
    let rows = 0
    for (let at = 0; at < ids.length; at += 500) {
      const list = ids.slice(at, at + 500).join(',')
      const page: Page = await json(
        `/api/v2/studies?filter.ids=${list}&fields=NCTId,OverallStatus,LastUpdatePostDate&pageSize=1000`,
      )
      rows += page.studies.length
    }
    expect(rows).toBe(10_000)
  })
})

describe('faults', () => {
  test('come from the queue in their order, then by chance', async () => {
    const { registry, get } = await withRegistry()
    registry.setFaults({
      next: [
        { is: 'too many', retryAfter: 3 },
        null,
        { is: 'login' },
        { is: 'broken', status: 503 },
        { is: 'blocked' },
      ],
    })
    const seen: (readonly [number, string | null])[] = []
    for (let left = 6; left > 0; left -= 1) {
      const answer = await get('/api/v2/version')
      seen.push([answer.status, answer.headers.get('retry-after')])
      await answer.text()
    }
    expect(seen).toEqual([
      [429, '3'],
      [200, null],
      [200, null],
      [503, null],
      [403, null],
      [200, null],
    ])
    expect(registry.requests.map(({ fault }) => fault)).toEqual([
      'too many',
      undefined,
      'login',
      'broken',
      'blocked',
      undefined,
    ])
  })
  test('cut, shorten and slow an answer', async () => {
    const { registry, get, json, ids } = await withRegistry()
    registry.setFaults({
      next: [{ is: 'reset' }, { is: 'wrong length' }, { is: 'truncated' }, { is: 'slow', pause: 1 }],
    })
    const path = `/api/v2/studies/${ids[0]}`
    await expect(get(path)).rejects.toThrow()
    await expect(get(path).then((answer) => answer.text())).rejects.toThrow()
    await expect(json(path)).rejects.toThrow(SyntaxError)
    expect(registry.timesServed(ids[0] ?? '')).toBe(0)
    expect((await json(path)).hasResults).toBe(false)
    expect(registry.timesServed(ids[0] ?? '')).toBe(1)
  })
  test('serve one record stale or nearly empty, once', async () => {
    const { registry, json, world, ids } = await withRegistry()
    const nctId = ids[0] ?? ''
    registry.publish('2026-03-03', [{ nctId, edit: { is: 'status', to: 'COMPLETED' } }])
    const status = async () => (await json(`/api/v2/studies/${nctId}`)).protocolSection.statusModule.overallStatus
    world.serveStale(nctId)
    expect([await status(), await status()]).toEqual(['RECRUITING', 'COMPLETED'])
    world.serveNearlyEmpty(nctId)
    expect(Object.keys((await json(`/api/v2/studies/${nctId}`)).protocolSection)).toHaveLength(2)
    expect(Object.keys((await json(`/api/v2/studies/${nctId}`)).protocolSection).length).toBeGreaterThan(9)
  })
})
