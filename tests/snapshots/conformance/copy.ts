/** Copying and proof: the same lines in another store of the kind give the same head. */
import { expect, test } from 'vitest'
import { nextLine } from '../../../snapshots/chain.js'
import { copyStore } from '../../../snapshots/copy.js'
import type { Store } from '../../../snapshots/store.js'
import { verify } from '../../../snapshots/verify.js'
import { aSnapshot, anEvent, composed, receipt } from '../a-step.js'
import { answersOf, codeOf, type Bench } from './bench.js'

/** One of everything. */
async function fill(store: Store): Promise<void> {
  await store.commit({ keep: [aSnapshot({ retrievedAt: '2026-11-22T09:30:00Z' })], ...anEvent('one') })
  await store.commit({ keep: [aSnapshot({ nctId: 'NCT00000002', raw: undefined })], ...anEvent('two') })
  await store.commit({ derive: [{ snapshot: aSnapshot().snapshot.id, document: 'anew', by: 'b' }] })
  await store.commit({ entries: [composed('m1', 'one'), { kind: 'mark', key: 'told/A', value: 'x' }] })
  await store.commit({ entries: [receipt('m1', 'retry')] })
}

export function copyTests(bench: Bench): void {
  test('a copy answers as its original does, its head is the same, and it is proven', async () => {
    const [from, to] = [await bench.fresh(), await bench.fresh()]
    await fill(from)
    expect(await copyStore(from, to)).toEqual({ lines: 5, head: await from.head() })
    expect(await answersOf(to)).toEqual(await answersOf(from))
    expect((await verify(to)).fault).toBeUndefined()
    expect((await verify(to)).proven).toEqual((await verify(from)).proven)
    expect((await verify(from)).proven).toEqual({ document: 2, reading: 1, source: 1, payload: 2 })
  })

  test('it goes on where it was broken off, and does nothing when it is done', async () => {
    const [from, to] = [await bench.fresh(), await bench.fresh()]
    await fill(from)
    let count = 0
    const stop = (): void => {
      count += 1
      if (count === 2) throw new Error('broken off')
    }
    await expect(copyStore(from, to, { onLine: stop })).rejects.toThrow('broken off')
    expect((await to.head()).seq).toBe(2)
    expect((await copyStore(from, to)).lines).toBe(3)
    expect((await copyStore(from, to)).lines).toBe(0)
    expect(await answersOf(to)).toEqual(await answersOf(from))
  })

  test('what was forgotten stays forgotten', async () => {
    const [from, to] = [await bench.fresh(), await bench.fresh()]
    await fill(from)
    await from.forget('NCT00000001')
    await from.commit({ keep: [aSnapshot({ day: '2024-05-05' })] })
    await copyStore(from, to)
    expect(await to.head()).toEqual(await from.head())
    expect(await codeOf(to.document(aSnapshot().snapshot))).toBe('payload-forgotten')
    expect((await verify(to)).fault).toBeUndefined()
  })

  test('a chain of its own, or a longer one, is refused', async () => {
    const [from, to, other] = [await bench.fresh(), await bench.fresh(), await bench.fresh()]
    await fill(from)
    await copyStore(from, to)
    await to.commit(anEvent('three'))
    expect(await codeOf(copyStore(from, to))).toBe('store-conflict')
    await other.commit(anEvent('other'))
    expect(await codeOf(copyStore(from, other))).toBe('store-conflict')
    expect((await other.head()).seq).toBe(1)
  })

  test('of two chains the shorter is not called the same but where it is', async () => {
    const [from, to, short, empty] = [
      await bench.fresh(),
      await bench.fresh(),
      await bench.fresh(),
      await bench.fresh(),
    ]
    await fill(from)
    await copyStore(from, to)
    await to.commit(anEvent('three'))
    await short.commit(anEvent('other'))
    await expect(copyStore(from, to)).rejects.toThrow(/ has all 5 lines of .* and 1 more; nothing is to be brought\./)
    await expect(copyStore(short, to)).rejects.toThrow(/ has a chain of its own: line 1 of /)
    await expect(copyStore(empty, to)).rejects.toThrow(/ has all 0 lines of /)
  })

  test('a line that does not follow is not taken over', async () => {
    const [from, to] = [await bench.fresh(), await bench.fresh()]
    const line = await from.commit(anEvent('one'))
    const next = await from.commit(anEvent('two'))
    if (!line || !next) throw new Error('both are committed')
    const { payloads } = anEvent('one')
    expect(await codeOf(to.adopt(next, { payloads: anEvent('two').payloads }))).toBe('store-conflict')
    expect(await codeOf(to.adopt({ ...line, at: '2020-01-01T00:00:00.000Z' }, { payloads }))).toBe('store-conflict')
    await to.adopt(line, { payloads })
    expect(await codeOf(to.adopt(line, { payloads }))).toBe('store-conflict')
    const ownLine = nextLine(await to.head(), line.at, [{ kind: 'mark', key: 'a', value: 'b' }])
    await to.adopt(ownLine, {})
    expect([...(await to.marks('a'))]).toEqual([['a', 'b']])
  })

  test('proof counts what it proved, and finds a head that was kept elsewhere', async () => {
    const store = await bench.fresh()
    await fill(store)
    const { digest } = await store.head()
    expect((await verify(store, { head: digest })).keptHead).toEqual({ line: 5, after: 0 })
    await store.commit(anEvent('three'))
    const proof = await verify(store, { head: digest })
    expect(proof).toMatchObject({ lines: 6, keptHead: { line: 5, after: 1 }, strays: [] })
    const lost = await verify(store, { head: digest.replace(/.$/, (last) => (last === '0' ? '1' : '0')) })
    expect(lost.fault?.what).toContain('No line of this chain has the digest')
  })

  test('an empty store is proven', async () => {
    const proof = await verify(await bench.fresh())
    expect(proof).toMatchObject({ lines: 0, forgotten: [], strays: [] })
    expect(proof.fault).toBeUndefined()
  })
}
