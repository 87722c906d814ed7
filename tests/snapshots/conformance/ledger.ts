/** The ledger: one line a step, chained, and what is remembered from it. */
import { expect, test } from 'vitest'
import { emptyHead, lineDigest } from '../../../snapshots/chain.js'
import { openStore } from '../../../snapshots/open.js'
import type { SnapshotSource } from '../../../src/model/snapshot.js'
import { aSnapshot, anEvent } from '../a-step.js'
import { allOf, codeOf, type Bench } from './bench.js'

const source = (retrievedAt?: string): SnapshotSource => ({
  ...aSnapshot().snapshot.source,
  raw: false,
  ...(retrievedAt !== undefined && { retrievedAt }),
})

const mark = (key: string, value?: string) => ({ kind: 'mark', key, ...(value !== undefined && { value }) }) as const

export function ledgerTests(bench: Bench): void {
  test('where there is no store, none is opened unless it is to be made', async () => {
    const location = await bench.location()
    expect(await codeOf(openStore(location, { access: 'read' }))).toBe('store-not-found')
    expect(await codeOf(openStore(location, { access: 'write' }))).toBe('store-not-found')
  })

  test('a new ledger is empty; its first line begins with what made it', async () => {
    const store = await bench.fresh()
    expect(await store.head()).toEqual(emptyHead)
    expect(await store.commit({})).toBeUndefined()
    const line = await store.commit({ keep: [aSnapshot()] })
    expect(line?.entries.map(({ kind }) => kind)).toEqual(['opened', 'kept'])
    expect(await allOf(store.lines())).toEqual([line])
  })

  test('each line follows the one before it', async () => {
    const store = await bench.fresh()
    for (const name of ['one', 'two', 'three']) await store.commit(anEvent(name))
    const lines = await allOf(store.lines())
    expect(lines.map(({ seq }) => seq)).toEqual([1, 2, 3])
    expect(lines.map(({ previous }) => previous)).toEqual([
      emptyHead.digest,
      ...lines.slice(0, -1).map((l) => l.digest),
    ])
    expect(lines.map(({ digest }) => digest)).toEqual(lines.map((line) => lineDigest(line)))
    expect(await store.head()).toMatchObject({ seq: 3, digest: lines[2]?.digest, at: lines[2]?.at })
    expect(await allOf(store.lines(2))).toEqual(lines.slice(2))
    expect(await allOf(store.lines(3))).toEqual([])
  })

  test('a step is one line: snapshots, then readings, then what its maker says, in that order', async () => {
    const store = await bench.fresh()
    await store.commit({ keep: [aSnapshot()] })
    const line = await store.commit({
      ...anEvent('one'),
      keep: [aSnapshot({ day: '2024-01-01' })],
      derive: [{ snapshot: aSnapshot().snapshot.id, document: 'two', by: 'b' }],
    })
    expect(line?.entries.map(({ kind }) => kind)).toEqual(['kept', 'derived', 'event', 'pending'])
    expect((await store.lineOf('NCT00000001/2024-01-01'))?.digest).toBe(line?.digest)
    expect(await store.lineOf('NCT00000001/1999-01-01')).toBeUndefined()
  })

  test.each(['opened', 'kept', 'derived', 'forgotten'])('an entry %s is written by the store alone', async (kind) => {
    const store = await bench.fresh()
    const entries = [
      { kind: 'opened', form: 1, by: 'me' } as const,
      { kind: 'kept', snapshot: aSnapshot().snapshot } as const,
      { kind: 'derived', snapshot: 'a', reading: 2, document: emptyHead.digest, by: 'me' } as const,
      { kind: 'forgotten', nctId: 'NCT00000001', payloads: [] } as const,
    ].filter((each) => each.kind === kind)
    expect(entries.length).toBe(1)
    expect(await codeOf(store.commit({ entries }))).toBe('store-trouble')
  })

  test('marks are set, changed, forgotten, and found by their beginning', async () => {
    const store = await bench.fresh()
    await store.commit({
      entries: [mark('told/A', '1'), mark('told/B', '1'), mark('in/w/A', ''), mark('told_/x%', '9')],
    })
    await store.commit({ entries: [mark('told/A', '2'), mark('told/B'), mark('told/C')] })
    expect([...(await store.marks('told/'))]).toEqual([['told/A', '2']])
    expect([...(await store.marks('in/'))]).toEqual([['in/w/A', '']])
    expect([...(await store.marks('told_'))]).toEqual([['told_/x%', '9']])
    expect((await store.marks('')).size).toBe(3)
    expect((await store.marks('none/')).size).toBe(0)
  })

  test('a step whose marks have changed is not committed, none of it', async () => {
    const store = await bench.fresh()
    const told = mark('told/A', '1')
    await store.commit({ entries: [told], expects: [{ key: 'told/A', value: undefined }] })
    const step = { keep: [aSnapshot()], entries: [told], expects: [{ key: 'told/A', value: undefined }] }
    await expect(store.commit(step)).rejects.toMatchObject({ code: 'store-conflict', retryable: true })
    expect(await store.snapshots('NCT00000001')).toEqual([])
    const entries = [mark('told/A', '2')]
    expect((await store.commit({ entries, expects: [{ key: 'told/A', value: '1' }] }))?.seq).toBe(2)
  })

  test('of two steps made for the same marks at once, one is committed', async () => {
    const store = await bench.fresh()
    const outcomes = await Promise.allSettled(
      ['a', 'b', 'c', 'd'].map((value) =>
        store.commit({
          entries: [{ kind: 'mark', key: 'told/A', value }],
          expects: [{ key: 'told/A', value: undefined }],
        }),
      ),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBe(1)
    expect((await store.head()).seq).toBe(1)
  })

  test('steps committed at once make one chain', async () => {
    const store = await bench.fresh()
    const days = Array.from({ length: 12 }, (_each, index) => `2024-01-${String(index + 1).padStart(2, '0')}`)
    await Promise.all(days.map((day) => store.commit({ keep: [aSnapshot({ day })], ...anEvent(day) })))
    const lines = await allOf(store.lines())
    expect(lines.map(({ previous }) => previous)).toEqual([
      emptyHead.digest,
      ...lines.slice(0, -1).map((l) => l.digest),
    ])
    expect((await store.snapshots('NCT00000001')).map(({ day }) => day ?? '').toSorted()).toEqual(days)
  })

  test('when a trial was last retrieved, kept or merely seen', async () => {
    const store = await bench.fresh()
    const seen = (retrievedAt?: string) =>
      ({ kind: 'seen', nctId: 'NCT00000001', snapshot: aSnapshot().snapshot.id, source: source(retrievedAt) }) as const
    const quarantined = {
      kind: 'quarantined',
      nctId: 'NCT00000002',
      source: source('2026-01-03T00:00:00Z'),
      reason: 'empty',
    } as const
    await store.commit({
      keep: [aSnapshot({ retrievedAt: '2026-01-01T00:00:00Z' }), aSnapshot({ nctId: 'NCT00000003' })],
    })
    const at = async (nctId: string) => (await store.lastRetrieved([nctId])).get(nctId)
    expect(await at('NCT00000001')).toBe('2026-01-01T00:00:00Z')
    await store.commit({ entries: [seen('2026-01-02T00:00:00Z'), seen(), quarantined] })
    await store.commit({ entries: [seen('2020-01-01T00:00:00Z')] })
    expect(await at('NCT00000001')).toBe('2026-01-02T00:00:00Z')
    const all = await store.lastRetrieved(['NCT00000001', 'NCT00000002', 'NCT00000003', 'NCT00000004'])
    expect([...all.keys()]).toEqual(['NCT00000001'])
    await store.forget('NCT00000001')
    expect(await at('NCT00000001')).toBeUndefined()
  })

  test('events since a moment or after a line, without what else is in it', async () => {
    const store = await bench.fresh()
    const one = await store.commit(anEvent('one'))
    await store.commit({ keep: [aSnapshot()] })
    const two = await store.commit(anEvent('two'))
    const idsOf = async (since: { at?: string; seq?: number }) =>
      (await allOf(store.events(since))).map(({ seq, entries }) => [seq, ...entries.map((e) => 'id' in e && e.id)])
    expect(await idsOf({})).toEqual([
      [1, 'event-one'],
      [3, 'event-two'],
    ])
    expect(await idsOf({ seq: one?.seq ?? 0 })).toEqual([[3, 'event-two']])
    expect(await idsOf({ at: two?.at ?? '' })).toEqual([[3, 'event-two']])
    expect(await idsOf({ at: one?.at ?? '' })).toEqual([
      [1, 'event-one'],
      [3, 'event-two'],
    ])
    expect(await idsOf({ at: '2999-01-01T00:00:00.000Z' })).toEqual([])
  })
}
