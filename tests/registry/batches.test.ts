/** Records and rows in batches: one bad id, an alias, an answer too large or a page cut short never costs the others. */
import { describe, expect, test } from 'vitest'
import { recordsAtOnce, rowsAtOnce } from '../../src/registry/registry.js'
import { all, nct, page, scriptedServer, study, type Reply } from './scripted-server.js'

const idsIn = (url: URL): string[] => (url.searchParams.get('filter.ids') ?? '').split(',')
const isList = (url: URL): boolean => url.pathname === '/api/v2/studies'
const missing: Reply = { status: 404, headers: { 'content-type': 'text/html' }, body: '<html><title>404</title>' }
const numbers = (count: number): string[] => Array.from({ length: count }, (_, place) => nct(place + 1))

const modules = (status: string): object[] => [
  { identificationModule: { nctId: nct(1) } },
  { statusModule: { overallStatus: status, lastUpdatePostDateStruct: { date: '2026-11-02' } } },
]
const told = ({ nctId }: { nctId: string }): string => nctId

describe('records', () => {
  test('each has exactly its own bytes, and the address names the form', async () => {
    const odd = '{ "protocolSection":{"identificationModule":{"nctId":"NCT00000002"}},\n "a":"\\u00e9é\\"]" }'
    const server = await scriptedServer(() => ({
      body: `{"studies":[ ${JSON.stringify(study(nct(1)))} ,\n${odd}\n]}`,
    }))
    const registry = await server.open()
    const found = await all(registry.records(['nct1', nct(2), ' NCT00000001']))
    expect(found).toHaveLength(2)
    const second = found.find((each) => each.is === 'found' && each.record.nctId === nct(2))
    expect(second?.is === 'found' && new TextDecoder().decode(second.record.bytes)).toBe(odd)
    expect(second).toMatchObject({
      record: {
        address: `${server.address}/api/v2/studies?format=json&markupFormat=markdown&filter.ids=NCT00000002`,
        retrievedAt: '2026-11-22T09:30:00.000Z',
      },
    })
    expect(server.asked).toHaveLength(1)
    expect(server.asked[0]).toContain('format=json&markupFormat=markdown')
  })

  test('120 take three requests', async () => {
    const server = await scriptedServer((url) => page(idsIn(url).map((id) => study(id))))
    const registry = await server.open()
    const found = await all(registry.records(numbers(120)))
    expect(found).toHaveLength(120)
    expect(found.every((each) => each.is === 'found')).toBe(true)
    expect(server.asked).toHaveLength(Math.ceil(120 / recordsAtOnce))
  })

  test('bad ids that reject their batch are found, and each is answered for itself', async () => {
    const bad = [nct(7), nct(33)]
    const server = await scriptedServer((url) => {
      if (!isList(url)) return missing
      if (idsIn(url).some((id) => bad.includes(id)))
        return { status: 400, body: 'Invalid value in parameter `filter.ids`' }
      return page(idsIn(url).map((id) => study(id)))
    })
    const registry = await server.open()
    const found = await all(registry.records(numbers(50)))
    expect(found).toHaveLength(50)
    expect(found.filter((each) => each.is !== 'found')).toEqual(bad.map((nctId) => ({ is: 'removed', nctId })))
    expect(server.asked.length).toBeLessThan(30)
  })

  test('ids that the registry names in its refusal are taken out at once', async () => {
    const server = await scriptedServer((url) => {
      if (!isList(url)) return missing
      const bad = idsIn(url).find((id) => id === nct(9))
      return bad ? { status: 400, body: `No study ${bad}` } : page(idsIn(url).map((id) => study(id)))
    })
    const registry = await server.open()
    expect((await all(registry.records(numbers(50)))).filter((each) => each.is === 'removed')).toHaveLength(1)
    expect(server.asked).toHaveLength(4)
  })

  test('a refusal that is not about ids fails them all, without asking for each', async () => {
    const server = await scriptedServer(() => ({ status: 400, body: 'Invalid value in parameter `markupFormat`' }))
    const registry = await server.open()
    const found = await all(registry.records(numbers(50)))
    expect(found.filter((each) => each.is === 'failed')).toHaveLength(50)
    expect(server.asked.length).toBe(1)
  })

  test('a client that is refused asks once', async () => {
    const server = await scriptedServer(() => ({ status: 403, body: 'Forbidden' }))
    const registry = await server.open()
    const found = await all(registry.records(numbers(50)))
    expect(found.every((each) => each.is === 'failed' && each.error.code === 'registry-refused')).toBe(true)
    expect(server.asked).toHaveLength(1)
  })

  test('a former number is merged, whether the list or the record tells of it', async () => {
    const server = await scriptedServer((url) => {
      if (isList(url)) return page([study(nct(5), [nct(1)])])
      if (url.pathname.endsWith(nct(6))) return { body: JSON.stringify(study(nct(6), [nct(2)])) }
      return { status: 301, headers: { location: `/api/v2/studies/${nct(6)}` } }
    })
    const registry = await server.open()
    const found = await all(registry.records([nct(1), nct(2), nct(5)]))
    expect(found).toMatchObject([
      { is: 'merged', nctId: nct(1), into: nct(5), record: { nctId: nct(5) } },
      { is: 'merged', nctId: nct(2), into: nct(6), record: { nctId: nct(6) } },
      { is: 'found', record: { nctId: nct(5) } },
    ])
  })

  test('a redirect that names no record is a failure of that one alone', async () => {
    const server = await scriptedServer((url) =>
      isList(url) ? page([study(nct(1))]) : { status: 301, headers: { location: 'https://login.example/' } },
    )
    const registry = await server.open()
    expect(await all(registry.records([nct(1), nct(2)]))).toMatchObject([
      { is: 'found' },
      { is: 'failed', nctId: nct(2), error: { code: 'registry-answer', retryable: false } },
    ])
  })

  test('what is no number of a trial is not asked for', async () => {
    const server = await scriptedServer((url) => page(idsIn(url).map((id) => study(id))))
    const registry = await server.open()
    expect(await all(registry.records(['ISRCTN12345', nct(1)]))).toMatchObject([
      { is: 'failed', nctId: 'ISRCTN12345' },
      { is: 'found' },
    ])
    expect(server.asked).toHaveLength(1)
  })

  test('an answer that a server finds too large is asked for in halves', async () => {
    const server = await scriptedServer((url) =>
      idsIn(url).length > 13 ? { status: 413 } : page(idsIn(url).map((id) => study(id))),
    )
    const registry = await server.open()
    expect((await all(registry.records(numbers(50)))).every((each) => each.is === 'found')).toBe(true)
    expect(server.asked).toHaveLength(7)
  })

  test('an answer beyond the largest that is taken is asked for in halves', async () => {
    const filler = 'x'.repeat(40_000_000)
    const server = await scriptedServer((url) =>
      page(idsIn(url).map((id) => ({ ...study(id), filler: id === nct(3) ? '' : filler }))),
    )
    const registry = await server.open()
    const found = await all(registry.records(numbers(3)))
    expect(found.map((each) => each.is)).toEqual(['found', 'found', 'found'])
    expect(server.asked).toHaveLength(3 + 2)
  })

  test('a page cut short and an empty page are followed by the next', async () => {
    const pages: Record<string, Reply> = {
      '': page([study(nct(1))], 'a'),
      a: page([], 'b'),
      b: page([study(nct(2))]),
    }
    const server = await scriptedServer((url) => pages[url.searchParams.get('pageToken') ?? ''])
    const registry = await server.open()
    expect((await all(registry.records([nct(1), nct(2)]))).map((each) => each.is)).toEqual(['found', 'found'])
  })
})

describe('rows', () => {
  test('1,200 trials take three requests, none with an address too long to be taken everywhere', async () => {
    const server = await scriptedServer((url) => page(idsIn(url).map((id) => study(id))))
    const registry = await server.open()
    const rows = await all(registry.poll(numbers(1200)))
    expect(rows.map(({ nctId }) => nctId)).toEqual(numbers(1200))
    expect(server.asked).toHaveLength(Math.ceil(1200 / rowsAtOnce))
    expect(Math.max(...server.asked.map(({ length }) => length))).toBeLessThan(8000)
  })

  test('a bad id has no row, and the others have theirs', async () => {
    const server = await scriptedServer((url) =>
      idsIn(url).includes(nct(3)) ? { status: 400, body: 'Invalid value' } : page(idsIn(url).map((id) => study(id))),
    )
    const registry = await server.open()
    const rows = await all(registry.poll(numbers(8)))
    expect(rows.map(({ nctId }) => nctId)).toEqual(numbers(8).filter((id) => id !== nct(3)))
  })

  test('the digest moves with any fact in the row, and not with the order in which they come', async () => {
    const served = [
      { protocolSection: Object.assign({}, ...modules('RECRUITING')) },
      { protocolSection: Object.assign({}, ...modules('RECRUITING').toReversed()) },
      { protocolSection: Object.assign({}, ...modules('UNKNOWN')) },
    ]
    let count = 0
    const server = await scriptedServer(() => page([served[count++] ?? {}]))
    const registry = await server.open()
    const rows = [
      ...(await all(registry.poll([nct(1)]))),
      ...(await all(registry.poll([nct(1)]))),
      ...(await all(registry.poll([nct(1)]))),
    ]
    expect(rows[0]?.digest).toBe(rows[1]?.digest)
    expect(rows[2]?.digest).not.toBe(rows[0]?.digest)
    expect(rows[0]).toMatchObject({ lastUpdatePosted: '2026-11-02', aliases: [] })
  })
})

describe('a search', () => {
  test('is begun anew where its place is gone, and tells nothing twice', async () => {
    let isRebuilt = false
    const server = await scriptedServer((url) => {
      const token = url.searchParams.get('pageToken')
      if (token === null) return page([study(nct(1)), study(nct(2))], isRebuilt ? 'new' : 'old')
      if (token === 'new') return page([study(nct(2)), study(nct(3))])
      isRebuilt = true
      return { status: 400, body: 'Invalid value in parameter `pageToken`' }
    })
    const registry = await server.open()
    const rows = await all(registry.search({ 'query.cond': 'asthma, severe', 'filter.overallStatus': 'RECRUITING' }))
    expect(rows.map(told)).toEqual([nct(1), nct(2), nct(3)])
    expect(server.asked).toHaveLength(4)
    expect(new URL(server.asked[0] ?? '', server.address).searchParams.get('query.cond')).toBe('asthma, severe')
  })

  test('is given up where its place is gone again and again', async () => {
    const server = await scriptedServer((url) =>
      url.searchParams.has('pageToken') ? { status: 400, body: 'page token expired' } : page([study(nct(1))], 'a'),
    )
    const registry = await server.open()
    await expect(all(registry.search({}))).rejects.toMatchObject({ code: 'token-expired', retryable: true })
    expect(server.asked).toHaveLength(10)
  })

  test('does not turn in circles', async () => {
    const server = await scriptedServer(() => page([study(nct(1))], 'a'))
    const registry = await server.open()
    await expect(all(registry.search({}))).rejects.toMatchObject({ code: 'registry-answer' })
    expect(server.asked).toHaveLength(2)
  })

  test('may not set what decides the form of the answer', async () => {
    const server = await scriptedServer(() => page([]))
    const registry = await server.open()
    await expect(all(registry.search({ fields: 'NCTId' }))).rejects.toMatchObject({ code: 'bad-usage' })
    expect(server.asked).toEqual([])
  })
})
