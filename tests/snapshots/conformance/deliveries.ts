/** What is to be sent: told once, tried again, and out of the outbox when it was sent or dropped. */
import { expect, test } from 'vitest'
import { aSnapshot, anEvent, composed, receipt } from '../a-step.js'
import { codeOf, type Bench } from './bench.js'

export function deliveryTests(bench: Bench): void {
  test('an event or item whose id is known is left out, in one step or in two', async () => {
    const store = await bench.fresh()
    const { entries, payloads } = anEvent('one')
    const line = await store.commit({ payloads, entries: [...entries, ...entries] })
    expect(line?.entries.map(({ kind }) => kind)).toEqual(['opened', 'event', 'pending'])
    expect(await store.commit({ payloads, entries })).toBeUndefined()
    const next = await store.commit({ payloads, entries: [...entries, ...anEvent('two').entries] })
    expect(next?.entries.flatMap((each) => ('id' in each ? each.id : []))).toEqual(['event-two', 'item-two'])
    expect([...(await store.known(['event-one', 'event-two', 'event-three']))].toSorted()).toEqual([
      'event-one',
      'event-two',
    ])
  })

  test('an item waits from the moment of its line, oldest first', async () => {
    const store = await bench.fresh()
    const first = await store.commit(anEvent('b'))
    await store.commit(anEvent('a'))
    const outbox = await store.outbox()
    expect(outbox.map(({ id }) => id)).toEqual(['item-b', 'item-a'])
    expect(outbox[0]).toMatchObject({ since: first?.at, attempts: 0, manner: 'digest', events: ['event-b'] })
    expect(outbox[0]).not.toHaveProperty('message')
    expect(outbox[0]).not.toHaveProperty('kind')
  })

  test('items of one message are tried again together, and are gone when it is sent', async () => {
    const store = await bench.fresh()
    for (const name of ['one', 'two', 'three']) await store.commit(anEvent(name))
    await store.commit({ entries: [composed('m1', 'one', 'two')] })
    expect((await store.outbox()).map(({ message }) => message)).toEqual(['m1', 'm1', undefined])
    await store.commit({ entries: [receipt('m1', 'retry', 1)] })
    expect((await store.outbox()).map(({ attempts }) => attempts)).toEqual([1, 1, 0])
    expect((await store.outbox())[0]?.nextAt).toBe('2026-11-22T10:00:00Z')
    await store.commit({ entries: [receipt('m1', 'retry', 2)] })
    expect((await store.outbox())[1]?.attempts).toBe(2)
    await store.commit({ entries: [receipt('m1', 'sent', 3)] })
    expect((await store.outbox()).map(({ id }) => id)).toEqual(['item-three'])
  })

  test('a receipt for what was sent is left out; one for what was never composed is refused', async () => {
    const store = await bench.fresh()
    await store.commit(anEvent('one'))
    await store.commit({ entries: [composed('m1', 'one'), receipt('m1', 'sent')] })
    const { seq } = await store.head()
    expect(await store.outbox()).toEqual([])
    for (const outcome of ['sent', 'retry', 'dropped'] as const)
      expect(await store.commit({ entries: [receipt('m1', outcome, 2)] })).toBeUndefined()
    expect(await codeOf(store.commit({ entries: [receipt('m2', 'sent')] }))).toBe('store-trouble')
    expect((await store.head()).seq).toBe(seq)
  })

  test('what was sent or dropped is never pending again', async () => {
    const store = await bench.fresh()
    await store.commit({ ...anEvent('one') })
    await store.commit(anEvent('two'))
    await store.commit({ entries: [composed('m1', 'one'), composed('m2', 'two')] })
    await store.commit({ entries: [receipt('m1', 'dropped'), receipt('m2', 'sent')] })
    expect(await store.outbox()).toEqual([])
    expect(await store.commit(anEvent('one'))).toBeUndefined()
    expect(await store.outbox()).toEqual([])
  })

  test('an item that was put into a new message hears nothing of the old one', async () => {
    const store = await bench.fresh()
    for (const name of ['one', 'two']) await store.commit(anEvent(name))
    await store.commit({ entries: [composed('m1', 'one')] })
    await store.commit({ entries: [composed('m2', 'one', 'two')] })
    await store.commit({ entries: [receipt('m1', 'dropped')] })
    expect((await store.outbox()).map(({ id, message }) => [id, message])).toEqual([
      ['item-one', 'm2'],
      ['item-two', 'm2'],
    ])
  })

  test('snapshot, event and item are committed together or not at all', async () => {
    const store = await bench.fresh()
    const step = { keep: [aSnapshot()], ...anEvent('one'), expects: [{ key: 'told/A', value: 'x' }] }
    expect(await codeOf(store.commit(step))).toBe('store-conflict')
    expect(await store.outbox()).toEqual([])
    expect((await store.known(['event-one'])).size).toBe(0)
  })
}
