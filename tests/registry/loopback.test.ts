/** The registry of our own on loopback answers as the real one is known to. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { afterEach, describe, expect, test } from 'vitest'
import { diff, parse, toldChanges } from '../../src/index.js'
import { bundle } from '../support/bundle.js'
import { dayAfter } from '../support/registry/day.js'
import { seededRandom, seedFrom } from '../support/random.js'
import { startRegistry, type RegistryOfOnesOwn, type RegistryStart } from '../support/registry/registry.js'
import { World } from '../support/registry/world.js'

const open: RegistryOfOnesOwn[] = []
afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
})

async function start(options: RegistryStart & { trials?: number } = {}) {
  const world = options.world ?? new World({ seed: 5, trials: options.trials ?? 25 })
  const registry = await startRegistry({ world, ...options, faults: { emptyPages: 0, ...options.faults } })
  open.push(registry)
  const get = (path: string, init: RequestInit = {}) =>
    fetch(`${registry.address}${path}`, { redirect: 'manual', ...init })
  const json = async (path: string) => JSON.parse(await (await get(path)).text())
  const text = async (path: string) => {
    const answer = await get(path)
    return `${answer.status} ${answer.headers.get('content-type')} ${await answer.text()}`
  }
  return { world, registry, get, json, text, ids: world.ids }
}
type Page = {
  totalCount?: number
  nextPageToken?: string
  studies: { protocolSection: { identificationModule: { nctId: string } } }[]
}

describe('a listing', () => {
  test('is paged to its end, where no token is', async () => {
    const { json, ids } = await start()
    const found: string[] = []
    let token = ''
    let pages = 0
    do {
      const page: Page = await json(
        `/api/v2/studies?pageSize=10&countTotal=true${token === '' ? '' : `&pageToken=${token}`}`,
      )
      expect(page.totalCount).toBe(pages === 0 ? 25 : undefined)
      found.push(...page.studies.map(({ protocolSection }) => protocolSection.identificationModule.nctId))
      pages += 1
      token = page.nextPageToken ?? ''
      expect('nextPageToken' in page).toBe(pages < 3)
    } while (token !== '')
    expect(found.toSorted()).toEqual(ids.toSorted())
  })
  test('has each study on its own line and ten of them unless asked', async () => {
    const { get } = await start()
    const lines = (await (await get('/api/v2/studies?pageSize=0')).text()).split('\n')
    expect(lines.slice(1, -1).map((line) => typeof JSON.parse(line.replace(/,$/, '')))).toEqual(
      Array(10).fill('object'),
    )
  })
  test('serves of ids those it has, each once, and refuses all for one that is malformed', async () => {
    const { json, text, ids } = await start()
    const page: Page = await json(
      `/api/v2/studies?filter.ids=${ids[0]},NCT07999999,${ids[1]?.toLowerCase()},${ids[0]}&pageSize=50`,
    )
    expect(page.studies).toHaveLength(2)
    expect(await text(`/api/v2/studies?filter.ids=${ids[0]},NCTX`)).toMatch(/^400 text\/plain;charset=UTF-8 .*`NCTX`/)
  })
  test('holds only the fields that were asked for', async () => {
    const { json, text, ids } = await start()
    const page = await json(`/api/v2/studies?filter.ids=${ids[0]}&fields=NCTId,LastUpdatePostDate,HasResults`)
    expect(page.studies[0]).toEqual({
      protocolSection: {
        identificationModule: { nctId: ids[0] },
        statusModule: { lastUpdatePostDateStruct: { date: expect.any(String) } },
      },
      hasResults: false,
    })
    expect(await text('/api/v2/studies?fields=Bogus')).toContain("contains invalid field name: 'Bogus'")
  })
  test('finds by area, range, status and words', async () => {
    const { json, world, text } = await start()
    const trial = world.trial(world.ids[3] ?? '')
    const posted = trial.versions[0]?.posted ?? ''
    const search = async (query: string): Promise<string[]> => {
      const page: Page = await json(`/api/v2/studies?pageSize=100&${query}`)
      return page.studies.map(({ protocolSection }) => protocolSection.identificationModule.nctId)
    }
    const range = encodeURIComponent(`AREA[LastUpdatePostDate]RANGE[${posted},${posted}]`)
    expect(await search(`filter.advanced=${range}`)).toContain(trial.nctId)
    expect((await search(`filter.advanced=${range}`)).length).toBeLessThan(25)
    expect(await search(`query.id=${trial.nctId}`)).toEqual([trial.nctId])
    expect(await search('filter.overallStatus=COMPLETED')).toEqual([])
    expect(await search('query.term=placebo&filter.overallStatus=RECRUITING')).toHaveLength(25)
    expect(await text('/api/v2/studies?filter.advanced=AREA[Nope]x')).toContain('Unknown area name: `Nope`')
    expect(await text('/api/v2/studies?query.bogus=x')).toContain('`query.bogus` is unknown parameter')
    expect(await text('/api/v2/studies?pageSize=-1')).toContain('Invalid value in parameter `pageSize`: `-1`')
  })
  test('refuses a token of an earlier build, and of another question', async () => {
    const { json, text, registry } = await start()
    const { nextPageToken } = await json('/api/v2/studies?pageSize=5')
    expect(await text(`/api/v2/studies?pageToken=${nextPageToken}&query.term=placebo`)).toMatch(/^400 .*`pageToken`/)
    expect(await text(`/api/v2/studies?pageToken=${nextPageToken}`)).toMatch(/^200/)
    registry.publish('2026-03-03')
    expect(await text(`/api/v2/studies?pageToken=${nextPageToken}`)).toMatch(/^400 .*`pageToken`/)
  })
  test('may have an empty page with a token', async () => {
    const { json, ids } = await start({ faults: { emptyPages: 1 } })
    const page: Page = await json('/api/v2/studies?pageSize=10')
    expect([page.studies, typeof page.nextPageToken]).toEqual([[], 'string'])
    const whole: Page = await json(`/api/v2/studies?filter.ids=${ids[0]}`)
    expect(whole.studies).toHaveLength(1)
  })
})

describe('one record', () => {
  test('answers to its id in any case, with zeros or without', async () => {
    const { json, ids, text } = await start()
    const short = `nct${Number((ids[0] ?? '').slice(3))}`
    expect((await json(`/api/v2/studies/${short}`)).protocolSection.identificationModule.nctId).toBe(ids[0])
    expect(await text('/api/v2/studies/NCT0')).toMatch(/^400 text\/plain/)
    expect(await text('/api/v2/studies/NCT07999999')).toMatch(/^404 text\/plain/)
    expect(await text('/api/v2/nothing')).toMatch(/^404 text\/html .*nginx/s)
    expect(await text(`/api/v2/studies/${ids[0]}/history`)).toMatch(/^404 text\/html/)
  })
  test('is redirected to where it was merged, found there by its alias, and gone when removed', async () => {
    const { get, json, registry, ids } = await start()
    const [merged = '', into = '', removed = '', withheld = ''] = ids
    registry.publish('2026-03-03', [
      { nctId: merged, edit: { is: 'merged', into } },
      { nctId: removed, edit: { is: 'removed' } },
      { nctId: withheld, edit: { is: 'withheld' } },
    ])
    const answer = await get(`/api/v2/studies/${merged}?format=json`)
    expect([answer.status, answer.headers.get('location')]).toEqual([301, `/api/v2/studies/${into}?format=json`])
    const page: Page = await json(`/api/v2/studies?filter.ids=${merged},${removed}`)
    expect(page.studies.map(({ protocolSection }) => protocolSection.identificationModule)).toEqual([
      expect.objectContaining({ nctId: into, nctIdAliases: [merged] }),
    ])
    expect((await get(`/api/v2/studies/${removed}`)).status).toBe(404)
    expect((await json(`/api/v2/studies/${withheld}`)).protocolSection.statusModule.overallStatus).toBe('WITHHELD')
  })
  test('is read by the parsers without an issue, and does not differ where only a build went by', async () => {
    const world = new World({ seed: 5, trials: 12, noise: { geocoding: 1, order: 1 } })
    const { get, registry, ids } = await start({ world })
    for (const nctId of ids) {
      const before = await (await get(`/api/v2/studies/${nctId}`)).text()
      registry.publish(dayAfter(world.day, 1))
      const after = await (await get(`/api/v2/studies/${nctId}`)).text()
      expect(after).not.toBe(before)
      const [was, is] = [await parse(before), await parse(after)]
      expect([...was.issues, ...is.issues]).toEqual([])
      expect(toldChanges(diff(was, is)).filter(({ severity }) => severity !== 'noise')).toEqual([])
    }
  })
})

describe('the history', () => {
  test('counts versions from 0 and tells their modules', async () => {
    const { json, world, registry, ids } = await start()
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
    const { text, world, ids } = await start()
    expect(await text(`/api/int/studies/${ids[0]}/history/9`)).toMatch(/^403 text\/html/)
    world.trial(ids[1] ?? '').hasHistory = false
    expect(await text(`/api/int/studies/${ids[1]}/history`)).toMatch(
      /^404 text\/plain.* No study NCT\d{8} history summary$/,
    )
  })
})

test('it runs as a process of its own', async () => {
  const options = { seed: 2, trials: 3 }
  const child = spawn(process.execPath, [await bundle('tests/support/registry/serve.ts'), JSON.stringify(options)])
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
    const { json, get, registry, world } = await start()
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
    const { json, ids } = await start({ trials: 10_000 })
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
    const { registry, get } = await start()
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
    const { registry, get, json, ids } = await start()
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
    const { registry, json, world, ids } = await start()
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
