/** Contents: documents, raw bytes, readings and notes come back as they went in. */
import { expect, test } from 'vitest'
import { digestOf } from '../../../snapshots/chain.js'
import { aSnapshot, anEvent } from '../a-step.js'
import { allOf, answersOf, codeOf, type Bench } from './bench.js'

export function contentTests(bench: Bench): void {
  test('a document and its raw bytes come back as they were kept', async () => {
    const store = await bench.fresh()
    const kept = aSnapshot()
    await store.commit({ keep: [kept] })
    expect(await store.snapshots('NCT00000001')).toEqual([kept.snapshot])
    expect(await store.document(kept.snapshot)).toBe(kept.document)
    expect(Buffer.from((await store.raw(kept.snapshot)) ?? [])).toEqual(kept.raw)
  })

  test('text of every kind, and raw bytes of 5 MB that are no text', async () => {
    const store = await bench.fresh()
    const raw = Buffer.alloc(5_000_000)
    for (let at = 0, state = 7; at < raw.length; at += 4) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
      raw.writeUInt32LE(state, at)
    }
    const kept = aSnapshot({ title: 'Étude 研究 𝒯 "quoted" \\ \u2028 \u0000 \ud83d\ude00', raw })
    await store.commit({ keep: [kept] })
    expect(await store.document(kept.snapshot)).toBe(kept.document)
    expect(digestOf((await store.raw(kept.snapshot)) ?? '')).toBe(kept.snapshot.source.digest)
  })

  test('empty raw bytes are bytes, and none are none', async () => {
    const store = await bench.fresh()
    const [empty, none] = [aSnapshot({ raw: '' }), aSnapshot({ day: '2024-01-01', raw: undefined })]
    await store.commit({ keep: [empty, none] })
    expect((await store.raw(empty.snapshot))?.length).toBe(0)
    expect(await store.raw(none.snapshot)).toBeUndefined()
  })

  test('raw bytes in which several trials stand come back for each of them', async () => {
    const store = await bench.fresh()
    const raw = 'NCT00000001 and NCT00000002'
    const both = [aSnapshot({ raw }), aSnapshot({ nctId: 'NCT00000002', raw })]
    await store.commit({ keep: both })
    const later = aSnapshot({ nctId: 'NCT00000003', raw })
    await store.commit({ keep: [later] })
    for (const { snapshot } of [...both, later]) expect(String(await store.raw(snapshot))).toBe(raw)
  })

  test('trials in their order, snapshots in the order of their keeping', async () => {
    const store = await bench.fresh()
    await store.commit({ keep: [aSnapshot({ nctId: 'NCT00000002' }), aSnapshot({ day: '2024-01-01' })] })
    await store.commit({ keep: [aSnapshot({ day: '2020-01-01' })] })
    expect(await allOf(store.trials())).toEqual(['NCT00000001', 'NCT00000002'])
    const days = (await store.snapshots('NCT00000001')).map(({ day }) => day)
    expect(days).toEqual(['2024-01-01', '2020-01-01'])
    expect(await store.snapshots('NCT00000009')).toEqual([])
  })

  test('a snapshot is never rewritten: who keeps one of the same id loses, whole', async () => {
    const store = await bench.fresh()
    const first = aSnapshot({ title: 'first' })
    await store.commit({ keep: [first] })
    const step = { keep: [aSnapshot({ nctId: 'NCT00000002' }), aSnapshot({ title: 'second' })] }
    await expect(store.commit(step)).rejects.toMatchObject({ code: 'store-conflict', retryable: true })
    expect(await store.document(first.snapshot)).toBe(first.document)
    expect(await store.snapshots('NCT00000002')).toEqual([])
  })

  test('contents that are not those of their digests are refused', async () => {
    const store = await bench.fresh()
    const { snapshot, document } = aSnapshot()
    const changed = store.commit({ keep: [{ snapshot, document: `${document} `, raw: Buffer.from('other') }] })
    expect(await codeOf(changed)).toBe('store-trouble')
    expect((await store.head()).seq).toBe(0)
  })

  test('readings stand beside the first, and the newest is read', async () => {
    const store = await bench.fresh()
    const { snapshot, document } = aSnapshot()
    await store.commit({ keep: [aSnapshot()] })
    const second = await store.commit({ derive: [{ snapshot: snapshot.id, document: 'two', by: 'trialdiff 2' }] })
    const third = await store.commit({ derive: [{ snapshot: snapshot.id, document: 'three', by: 'trialdiff 3' }] })
    expect(second?.entries).toEqual([
      { kind: 'derived', snapshot: snapshot.id, reading: 2, document: digestOf('two'), by: 'trialdiff 2' },
    ])
    const [kept] = await store.snapshots('NCT00000001')
    expect(kept?.derivations?.map(({ by }) => by)).toEqual(['trialdiff 2', 'trialdiff 3'])
    expect(await store.document(snapshot)).toBe('three')
    expect(await store.document(snapshot, 1)).toBe(document)
    expect(await store.document(snapshot, 2)).toBe('two')
    expect(await codeOf(store.document(snapshot, 4))).toBe('snapshot-not-found')
    expect((await store.lineOf(snapshot.id))?.seq).toBe(1)
    expect((await store.lineOf(snapshot.id, 3))?.seq).toBe(third?.seq)
  })

  test('a reading that says what the newest says adds nothing; one of no snapshot is refused', async () => {
    const store = await bench.fresh()
    const { snapshot, document } = aSnapshot()
    await store.commit({ keep: [aSnapshot()] })
    expect(await store.commit({ derive: [{ snapshot: snapshot.id, document, by: 'trialdiff 2' }] })).toBeUndefined()
    const ofNone = store.commit({ derive: [{ snapshot: 'NCT00000009/2024-01-01', document, by: 'trialdiff 2' }] })
    expect(await codeOf(ofNone)).toBe('snapshot-not-found')
  })

  test('a payload comes back under its trial', async () => {
    const store = await bench.fresh()
    const step = anEvent('one')
    await store.commit(step)
    const [payload] = step.payloads
    if (!payload) throw new Error('the step brings a payload')
    expect(Buffer.from(await store.payload('NCT00000001', payload.digest))).toEqual(payload.bytes)
  })

  test('notes are kept by any name, written over, and are not in the ledger', async () => {
    const store = await bench.fresh()
    const names = ['rows', 'rows/my watch', '../rows', 'a:b*c?"<>|', 'Zeilen für Größe', '.', '']
    for (const name of names) await store.writeNote(name, `first of ${name}`)
    await store.writeNote('rows', 'second ✓')
    expect(await store.note('rows')).toBe('second ✓')
    for (const name of names.slice(1)) expect(await store.note(name)).toBe(`first of ${name}`)
    expect(await store.note('none')).toBeUndefined()
    expect((await store.head()).seq).toBe(0)
  })

  test('opened again it answers the same', async () => {
    const store = await bench.fresh()
    await store.commit({ keep: [aSnapshot({ retrievedAt: '2026-11-22T09:30:00Z' })], ...anEvent('one') })
    await store.commit({ ...anEvent('two'), derive: [{ snapshot: aSnapshot().snapshot.id, document: 'two', by: 'b' }] })
    await store.commit({ entries: [{ kind: 'mark', key: 'told/NCT00000001', value: 'x' }] })
    await store.writeNote('rows', 'some')
    const before = await answersOf(store)
    await store.close()
    for (const access of ['read', 'write'] as const) {
      const again = await bench.open(store.location, access)
      expect(await answersOf(again)).toEqual(before)
      expect(await again.note('rows')).toBe('some')
    }
  })

  test('who reads meanwhile sees what is committed', async () => {
    const store = await bench.fresh()
    await store.commit({ keep: [aSnapshot()] })
    const reader = await bench.open(store.location, 'read')
    expect((await reader.snapshots('NCT00000001')).length).toBe(1)
    await store.commit({ keep: [aSnapshot({ day: '2024-01-01' })], ...anEvent('one') })
    expect(await answersOf(reader)).toEqual(await answersOf(store))
  })

  test('who opened it for reading writes nothing', async () => {
    const store = await bench.fresh()
    await store.commit({ keep: [aSnapshot()] })
    const reader = await bench.open(store.location, 'read')
    expect(await codeOf(reader.commit(anEvent('one')))).toBe('store-trouble')
    expect(await codeOf(reader.forget('NCT00000001'))).toBe('store-trouble')
    expect((await reader.head()).seq).toBe(1)
  })
}
