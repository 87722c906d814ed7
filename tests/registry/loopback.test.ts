/** The registry of our own on loopback lists and serves records as the real one is known to. */
import { describe, expect, test } from 'vitest'
import { diff, parse, toldChanges } from '../../src/index.js'
import { dayAfter } from '../support/registry/day.js'
import type { Study } from '../support/registry/study.js'
import { withRegistry, type Page } from '../support/registry/with-registry.js'
import { World } from '../support/registry/world.js'

describe('a listing', () => {
  test('is paged to its end, where no token is', async () => {
    const { json, ids } = await withRegistry()
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
    const { get } = await withRegistry()
    const lines = (await (await get('/api/v2/studies?pageSize=0')).text()).split('\n')
    expect(lines.slice(1, -1).map((line) => typeof JSON.parse(line.replace(/,$/, '')))).toEqual(
      Array(10).fill('object'),
    )
  })
  test('serves of ids those it has, each once, and refuses all for one that is malformed', async () => {
    const { json, text, ids } = await withRegistry()
    const page: Page = await json(
      `/api/v2/studies?filter.ids=${ids[0]},NCT07999999,${ids[1]?.toLowerCase()},${ids[0]}&pageSize=50`,
    )
    expect(page.studies).toHaveLength(2)
    expect(await text(`/api/v2/studies?filter.ids=${ids[0]},NCTX`)).toMatch(/^400 text\/plain;charset=UTF-8 .*`NCTX`/)
  })
  test('holds only the fields that were asked for', async () => {
    const { json, text, ids } = await withRegistry()
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
    const { json, world, text } = await withRegistry()
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
  test('is sorted where that was wished, the latest first', async () => {
    const { json, text } = await withRegistry()
    const days = async (sort: string): Promise<string[]> => {
      const page = await json(`/api/v2/studies?pageSize=100&fields=LastUpdatePostDate&sort=${sort}`)
      return page.studies.map((study: Study) => study.protocolSection.statusModule.lastUpdatePostDateStruct?.date)
    }
    const latest = await days('LastUpdatePostDate')
    expect(latest).toEqual(latest.toSorted().toReversed())
    expect(await days('LastUpdatePostDate:asc')).toEqual(latest.toReversed())
    expect(await text('/api/v2/studies?sort=BriefTitle')).toBe(
      '400 text/plain;charset=UTF-8 Invalid value in parameter `sort`: `BriefTitle`',
    )
  })
  test('is packed where the client takes that, and the same', async () => {
    const { get, registry } = await withRegistry()
    const [packed, plain] = [
      await get('/api/v2/studies'),
      await get('/api/v2/studies', { headers: { 'accept-encoding': 'identity' } }),
    ]
    expect([packed, plain].map(({ headers }) => headers.get('content-encoding'))).toEqual(['gzip', null])
    expect(await packed.text()).toBe(await plain.text())
    expect(registry.requests.map(({ acceptEncoding }) => acceptEncoding)).toEqual([
      expect.stringContaining('gzip'),
      'identity',
    ])
    expect([...packed.headers.keys()].filter((name) => /rate|retry/.test(name))).toEqual([])
  })
  test('refuses a token of an earlier build, and of another question', async () => {
    const { json, text, registry } = await withRegistry()
    const { nextPageToken } = await json('/api/v2/studies?pageSize=5')
    expect(await text(`/api/v2/studies?pageToken=${nextPageToken}&query.term=placebo`)).toMatch(/^400 .*`pageToken`/)
    expect(await text(`/api/v2/studies?pageToken=${nextPageToken}`)).toMatch(/^200/)
    registry.publish('2026-03-03')
    expect(await text(`/api/v2/studies?pageToken=${nextPageToken}`)).toMatch(/^400 .*`pageToken`/)
  })
  test('may have an empty page with a token', async () => {
    const { json, ids } = await withRegistry({ faults: { emptyPages: 1 } })
    const page: Page = await json('/api/v2/studies?pageSize=10')
    expect([page.studies, typeof page.nextPageToken]).toEqual([[], 'string'])
    const whole: Page = await json(`/api/v2/studies?filter.ids=${ids[0]}`)
    expect(whole.studies).toHaveLength(1)
  })
})

describe('one record', () => {
  test('answers to its id in any case, with zeros or without', async () => {
    const { json, ids, text } = await withRegistry()
    const short = `nct${Number((ids[0] ?? '').slice(3))}`
    expect((await json(`/api/v2/studies/${short}`)).protocolSection.identificationModule.nctId).toBe(ids[0])
    expect(await text('/api/v2/studies/NCT0')).toMatch(/^400 text\/plain/)
    expect(await text('/api/v2/studies/NCT07999999')).toMatch(/^404 text\/plain/)
    expect(await text('/api/v2/nothing')).toMatch(/^404 text\/html .*nginx/s)
    expect(await text(`/api/v2/studies/${ids[0]}/history`)).toMatch(/^404 text\/html/)
  })
  test('is told in either markup, which differ', async () => {
    const { json, ids } = await withRegistry()
    const criteria = async (markup: string): Promise<string> =>
      (await json(`/api/v2/studies/${ids[1]}?markupFormat=${markup}`)).protocolSection.eligibilityModule
        .eligibilityCriteria
    const [markdown, legacy] = [await criteria('markdown'), await criteria('legacy')]
    expect(markdown).toMatch(/\n\* /)
    expect(legacy).not.toMatch(/^\* |\\[<>]/m)
  })
  test('is redirected to where it was merged, found there by its alias, and gone when removed', async () => {
    const { get, json, registry, ids } = await withRegistry()
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
    const { get, registry, ids } = await withRegistry({ world })
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
