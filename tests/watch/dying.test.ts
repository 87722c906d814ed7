/** Dying: a run that is killed at any of its writes loses nothing and tells nothing as another message. */
import { expect, test } from 'vitest'
import { StoreError } from '../../src/model/errors.js'
import type { RunParts } from '../../src/watch/run-parts.js'
import { bench, dyingAt, idsFrom, routeOf, watchOf, type Bench } from '../support/watch-run.js'

const ids = idsFrom(1, 3)
const [one = '', two = '', three = ''] = ids
const entrant = 'NCT00000009'

/** A day on which everything happens that a watch can tell: changes, a removal, a trial that enters, one that leaves. */
async function eventful(): Promise<Bench> {
  const it = bench({
    trials: ids,
    watches: [watchOf({ id: 'ours' }), watchOf({ id: 'rest', search: { 'query.cond': 'rest' } })],
    routes: [
      routeOf({ id: 'loud', min: 'critical', deliver: 'at-once', to: ['chat'] }),
      routeOf({ id: 'all', to: ['mail', 'chat'] }),
    ],
    health: { alertAfter: 1, to: ['ops'] },
  })
  it.registry.put({ nctId: entrant })
  it.registry.found.set('rest', [one])
  await it.run()
  it.registry.put({ nctId: one, posted: '2024-01-17', status: 'TERMINATED' })
  it.registry.put({ nctId: two, posted: '2024-01-17', enrollment: 300 })
  it.registry.texts.delete(three)
  it.registry.found.set('rest', [entrant])
  return it
}

const whole = await told(await eventful())

/** What each channel was told in the end; a message that was sent twice counts once. */
async function told(it: Bench, parts: Partial<RunParts> = {}): Promise<string[]> {
  await it.nextDay(parts)
  return inTheEnd(it)
}

function inTheEnd({ sent }: Bench): string[] {
  const messages = new Map(sent.map((each) => [each.letter.id, each]))
  return [...messages.values()]
    .flatMap(({ channel, letter: { digest } }) => [
      ...digest.happenings.flatMap(({ nctId, events }) => events.map(({ code }) => `${channel} ${nctId} ${code}`)),
      ...(digest.health ?? []).map((sentence) => `${channel} ${sentence}`),
    ])
    .toSorted()
}

test('the day has something to tell of every kind', () => {
  expect(whole.map((each) => each.replace(/^\w+ NCT\d+ /, ''))).toEqual(
    expect.arrayContaining(['status/stopped', 'enrollment/raised', 'trial/removed', 'trial/entered', 'trial/left']),
  )
})

test('a run that dies before any of its writes, and is started again, tells all of it and nothing twice', async () => {
  let deaths = 0
  for (let call = 1; ; call++) {
    const it = await eventful()
    it.clock.days(1)
    it.registry.build()
    const died = await it.run({ store: dyingAt(it.store, call) }).then(
      () => false,
      (error: unknown) => {
        expect(error).toBeInstanceOf(StoreError)
        return true
      },
    )
    await it.run()
    expect(inTheEnd(it), `died at write ${call}`).toEqual(whole)
    // Once more: nothing is left over.
    const before = it.sent.length
    expect(await it.run()).toMatchObject({ happenings: [], deliveries: { sent: 0, pending: 0 } })
    expect(it.sent.length).toBe(before)
    if (!died) break
    deaths++
  }
  expect(deaths).toBeGreaterThan(10)
})

test('a run that dies after a letter was taken sends it again as the same message', async () => {
  let again = 0
  for (let letter = 1; letter <= 4; letter++) {
    const it = await eventful()
    let taken = 0
    const channels = new Map(
      [...it.channels].map(([name, channel]) => [
        name,
        {
          ...channel,
          open: async () => {
            const sender = await channel.open()
            return {
              ...sender,
              async send(...args: Parameters<typeof sender.send>) {
                await sender.send(...args)
                taken++
              },
            }
          },
        },
      ]),
    )
    const store: typeof it.store = {
      ...it.store,
      async commit(step) {
        if (taken >= letter) throw new StoreError('store-trouble', 'The process died here.')
        return it.store.commit(step)
      },
    }
    await expect(it.nextDay({ store, channels })).rejects.toThrow('died here')
    await it.run()
    expect(inTheEnd(it)).toEqual(whole)
    again += it.sent.length - new Set(it.sent.map((each) => each.letter.id)).size
  }
  expect(again).toBeGreaterThanOrEqual(4)
})
