/** Forgetting: all contents of a trial go, and the ledger says so. */
import { expect, test } from 'vitest'
import { verify } from '../../../snapshots/verify.js'
import { aSnapshot, anEvent } from '../a-step.js'
import { answersOf, allOf, codeOf, type Bench } from './bench.js'

export function forgetTests(bench: Bench): void {
  test('documents, readings, raw bytes and payloads are gone, other trials are not', async () => {
    const store = await bench.fresh()
    const [one, two] = [aSnapshot(), aSnapshot({ nctId: 'NCT00000002' })]
    const event = anEvent('one')
    await store.commit({ keep: [one, two], ...event })
    await store.commit({ derive: [{ snapshot: one.snapshot.id, document: 'anew', by: 'b' }] })
    const line = await store.forget('NCT00000001')
    const [forgotten] = line?.entries ?? []
    expect(forgotten).toMatchObject({ kind: 'forgotten', nctId: 'NCT00000001' })
    expect(forgotten?.kind === 'forgotten' && forgotten.payloads.length).toBe(4)
    expect((await store.lineOf('NCT00000001'))?.seq).toBe(line?.seq)
    expect(await codeOf(store.document(one.snapshot))).toBe('payload-forgotten')
    expect(await codeOf(store.document(one.snapshot, 1))).toBe('payload-forgotten')
    expect(await codeOf(store.raw(one.snapshot))).toBe('payload-forgotten')
    expect(await codeOf(store.payload('NCT00000001', event.payloads[0]?.digest ?? ''))).toBe('payload-forgotten')
    expect(await store.document(two.snapshot)).toBe(two.document)
    expect((await store.snapshots('NCT00000001')).length).toBe(1)
  })

  test('what is not there, or was forgotten, is not forgotten again', async () => {
    const store = await bench.fresh()
    expect(await store.forget('NCT00000009')).toBeUndefined()
    await store.commit({ keep: [aSnapshot()] })
    await store.forget('NCT00000001')
    expect(await store.forget('NCT00000001')).toBeUndefined()
    expect(await store.lineOf('NCT00000009')).toBeUndefined()
    expect((await store.head()).seq).toBe(2)
  })

  test('raw bytes in which another trial stands are forgotten for that one too', async () => {
    const store = await bench.fresh()
    const raw = 'both of them'
    const [one, two] = [aSnapshot({ raw }), aSnapshot({ nctId: 'NCT00000002', raw })]
    await store.commit({ keep: [one, two] })
    await store.forget('NCT00000002')
    expect(await codeOf(store.raw(one.snapshot))).toBe('payload-forgotten')
    expect(await store.document(one.snapshot)).toBe(one.document)
    expect((await verify(store)).fault).toBeUndefined()
  })

  test('a trial may be kept anew afterwards, its old contents stay gone', async () => {
    const store = await bench.fresh()
    const one = aSnapshot()
    await store.commit({ keep: [one], ...anEvent('one') })
    await store.forget('NCT00000001')
    const again = { ...one, snapshot: { ...one.snapshot, id: `${one.snapshot.id}~00000000` } }
    await store.commit({ keep: [again] })
    expect(await store.document(again.snapshot)).toBe(one.document)
    expect(Buffer.from((await store.raw(again.snapshot)) ?? [])).toEqual(one.raw)
    expect(await codeOf(store.document(one.snapshot))).toBe('payload-forgotten')
    expect((await verify(store)).fault).toBeUndefined()
    expect((await store.forget('NCT00000001'))?.seq).toBe(4)
    expect(await codeOf(store.document(again.snapshot))).toBe('payload-forgotten')
  })

  test('proof accepts and names what was forgotten, also when opened again', async () => {
    const store = await bench.fresh()
    await store.commit({ keep: [aSnapshot(), aSnapshot({ nctId: 'NCT00000002' })], ...anEvent('one') })
    const line = await store.forget('NCT00000001')
    expect(await codeOf(answersOf(store))).toBe('payload-forgotten')
    await store.close()
    const again = await bench.open(store.location, 'read')
    const proof = await verify(again)
    expect(proof.fault).toBeUndefined()
    expect(proof.forgotten).toEqual([{ nctId: 'NCT00000001', line: 2, at: line?.at, digests: 3 }])
    expect(proof.proven).toEqual({ document: 1, reading: 0, source: 1, payload: 0 })
    expect((await allOf(again.trials())).includes('NCT00000001')).toBe(true)
  })
}
