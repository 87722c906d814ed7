/** Delivery: who is told what, in which messages, and what becomes of those that cannot be sent. */
import { describe, expect, test } from 'vitest'
import { ChannelError } from '../../src/model/errors.js'
import { studyOf } from '../support/study.js'
import { bench, idsFrom, letterOf, routeOf, watchOf, type Bench } from '../support/watch-run.js'

const ids = idsFrom(1, 4)
const [one = '', two = '', three = '', four = ''] = ids
const unreachable = new ChannelError('channel-unreachable', 'The server is away.', { retryable: true })
const refused = new ChannelError('channel-refused', 'No such user.', { retryable: false })

/** A route that sends on the morning of the nineteenth. */
function dueAt(): Date {
  return new Date('2024-01-19T07:30:00Z')
}

async function settled(options: Parameters<typeof bench>[0] = {}): Promise<Bench> {
  const it = bench({ trials: ids, ...options })
  await it.run()
  return it
}

/** Letters whose length is the number of their trials. */
const terse: typeof letterOf = (digest, detail) => ({
  ...letterOf(digest, detail),
  text: 'x'.repeat(digest.happenings.length),
})

/** The first trial with another number of participants and this principal investigator. */
function ledBy(name: string): string {
  const study = studyOf({ nctId: one, posted: '2024-01-17', enrollment: 300 })
  const protocol = study.protocolSection as Record<string, Record<string, unknown>>
  const overallOfficials = [{ name, role: 'PRINCIPAL_INVESTIGATOR', affiliation: 'Invented Institute' }]
  const contactsLocationsModule = { ...protocol.contactsLocationsModule, overallOfficials }
  return JSON.stringify({ ...study, protocolSection: { ...protocol, contactsLocationsModule } })
}

function change(it: Bench, ...which: string[]): void {
  const posted = new Date(it.clock.now().getTime() + 86_400_000).toISOString().slice(0, 10)
  for (const nctId of which) it.registry.put({ nctId, posted, enrollment: 300, status: 'TERMINATED' })
}

test('a digest is one message for each recipient, at once is one for each trial', async () => {
  const routes = [
    routeOf({ id: 'loud', min: 'critical', deliver: 'at-once', to: ['chat'] }),
    routeOf({ id: 'all', to: ['mail'] }),
  ]
  const it = await settled({ routes })
  change(it, one, two)
  const outcome = await it.nextDay()
  expect(outcome.deliveries).toEqual({ sent: 3, pending: 0, dropped: 0 })
  expect(it.sent.map(({ channel, letter }) => [channel, letter.digest.happenings.length]).toSorted()).toEqual([
    ['chat', 1],
    ['chat', 1],
    ['mail', 2],
  ])
})

test('what one route told a recipient at once, another does not tell again', async () => {
  const routes = [
    routeOf({ id: 'all', to: ['mail'] }),
    routeOf({ id: 'loud', min: 'critical', deliver: 'at-once', to: ['mail'] }),
  ]
  const it = await settled({ routes })
  change(it, one)
  await it.nextDay()
  const told = it.sent.map(({ letter }) =>
    letter.digest.happenings.flatMap(({ events }) => events.map(({ code }) => code)),
  )
  expect(told.toSorted((a, b) => a.length - b.length)).toEqual([['status/stopped'], ['enrollment/raised']])
})

test('routes ask by severity, area and watch', async () => {
  const routes = [
    routeOf({ id: 'dates', areas: ['enrollment'], to: ['mail'] }),
    routeOf({ id: 'theirs', watches: ['theirs'], to: ['chat'] }),
  ]
  const it = await settled({ routes, watches: [watchOf({ id: 'ours' }), watchOf({ id: 'theirs' })] })
  it.lists.set('theirs', [two])
  await it.nextDay()
  change(it, one, two)
  await it.nextDay()
  expect(it.toldTo('mail')).toEqual([
    expect.stringContaining(`${one}: Planned`),
    expect.stringContaining(`${two}: Planned`),
  ])
  expect(it.toldTo('chat')).toHaveLength(2)
  expect(it.toldTo('chat').every((sentence) => sentence.startsWith(two))).toBe(true)
})

test('what may not be sent yet waits for its time, and joins what comes later', async () => {
  const it = await settled()
  change(it, one)
  expect((await it.nextDay({ dueAt })).deliveries).toEqual({ sent: 0, pending: 1, dropped: 0 })
  change(it, two)
  expect((await it.nextDay({ dueAt })).deliveries).toMatchObject({ sent: 0, pending: 2 })
  it.clock.at = new Date('2024-01-19T07:31:00Z')
  expect((await it.run({ dueAt })).deliveries).toEqual({ sent: 1, pending: 0, dropped: 0 })
  expect(it.sent[0]?.letter.digest.happenings.map(({ nctId }) => nctId)).toEqual([one, two])
})

describe('a channel that fails', () => {
  test('keeps none of the others waiting, and is tried again with the same message', async () => {
    const it = await settled({ routes: [routeOf({ to: ['mail', 'chat'] })] })
    it.broken.set('mail', unreachable)
    change(it, one)
    const outcome = await it.nextDay()
    expect(outcome).toMatchObject({ deliveries: { sent: 1, pending: 1 }, failures: [{ target: 'channel:mail' }] })
    const [item] = await it.store.outbox()
    // A new change does not slip into the message that was tried already.
    change(it, two)
    it.broken.clear()
    await it.nextDay()
    const mails = it.sent.filter(({ channel }) => channel === 'mail').map(({ letter }) => letter)
    expect(mails.map(({ digest }) => digest.happenings.map(({ nctId }) => nctId)).toSorted()).toEqual([[one], [two]])
    expect(mails.map(({ id }) => id)).toContain(item?.message)
  })

  test('is tried later and later, but every day, for ever', async () => {
    const it = await settled()
    it.broken.set('mail', unreachable)
    change(it, one)
    await it.nextDay()
    const waits: number[] = []
    for (let attempt = 0; attempt < 14; attempt++) {
      const [item] = await it.store.outbox()
      const next = Date.parse(item?.nextAt ?? '')
      waits.push((next - it.clock.now().getTime()) / 60_000)
      it.clock.at = new Date(next - 1000)
      await it.run()
      expect((await it.store.outbox())[0]?.attempts).toBe(attempt + 1)
      it.clock.at = new Date(next)
      await it.run()
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 1440, 1440, 1440, 1440])
    it.broken.clear()
    it.clock.days(1)
    await it.run()
    expect(it.sent.filter(({ channel }) => channel === 'mail')).toHaveLength(1)
  })

  test('for good stays in the outbox, is told to the operator at once, and tried once a day', async () => {
    const it = await settled()
    it.broken.set('mail', refused)
    change(it, one)
    const outcome = await it.nextDay()
    expect(outcome.deliveries).toMatchObject({ pending: 1, dropped: 0 })
    expect(it.toldTo('ops')).toEqual([
      expect.stringMatching(/^The channel mail refuses its letters \(channel-refused\)/),
    ])
    const [item] = await it.store.outbox()
    expect(Date.parse(item?.nextAt ?? '') - it.clock.now().getTime()).toBe(86_400_000)
    await it.nextDay()
    expect(it.toldTo('ops')).toHaveLength(1)
    it.broken.clear()
    await it.nextDay()
    expect(it.toldTo('mail')).toHaveLength(2)
    expect(it.toldTo('ops').at(-1)).toBe('The channel mail works again.')
  })

  test('hangs, and counts as not sent', async () => {
    const it = await settled()
    const mail = it.channels.get('mail')
    if (mail)
      it.channels.set('mail', {
        ...mail,
        open: async () => ({ send: () => new Promise(() => {}), close: async () => {} }),
      })
    change(it, one)
    expect(await it.nextDay({ sendTimeout: 20 })).toMatchObject({ deliveries: { sent: 0, pending: 1 } })
  })
})

test('a recipient who is in the configuration no more is dropped, and that is said', async () => {
  const it = await settled()
  change(it, one)
  await it.nextDay({ dueAt })
  const mail = it.channels.get('mail')
  if (mail) it.channels.set('mail', { ...mail, recipients: ['another@example.org'] })
  it.clock.at = new Date('2024-01-20T00:00:00Z')
  expect((await it.run()).deliveries).toEqual({ sent: 0, pending: 0, dropped: 1 })
  expect(it.store.ledger.at(-1)?.entries).toMatchObject([
    { kind: 'composed' },
    { kind: 'receipt', outcome: 'dropped', reason: 'no-recipient' },
  ])
})

test('recipients are in the ledger by a digest only', async () => {
  const it = await settled()
  change(it, one)
  await it.nextDay()
  const text = JSON.stringify(it.store.ledger)
  expect(text).not.toContain('@example.org')
  expect(text).not.toContain('Invented')
  expect(text).not.toContain('enrollment 100')
})

test('a letter too large for its channel tells less of each trial, and is told in two at last', async () => {
  const it = await settled()
  const mail = it.channels.get('mail')
  const details: string[] = []
  const limited = (limit: number): void => {
    if (mail)
      it.channels.set('mail', { ...mail, limit, sizeOf: (letter) => (details.push(letter.detail), letter.text.length) })
  }
  limited(40)
  change(it, one, two)
  await it.nextDay()
  expect(details).toEqual(['full', 'fields', 'counts'])
  expect(it.sent[0]?.letter.detail).toBe('counts')
  limited(1)
  change(it, three, four)
  // Of several trials not even their number fits.
  expect((await it.nextDay({ write: terse })).deliveries).toEqual({ sent: 2, pending: 0, dropped: 0 })
})

test('a muted trial is told to nobody until the day is over; its events are kept all the same', async () => {
  const it = await settled()
  await it.store.commit({ entries: [{ kind: 'mark', key: `muted/${one}`, value: '2024-01-17' }] })
  change(it, one, two)
  const { happenings } = await it.nextDay()
  expect(happenings.map(({ nctId }) => nctId)).toEqual([one, two])
  expect(it.toldTo('mail').every((sentence) => sentence.startsWith(two))).toBe(true)
  it.registry.put({ nctId: one, posted: '2024-01-18', enrollment: 400, status: 'TERMINATED' })
  await it.nextDay()
  expect(it.toldTo('mail').at(-1)).toContain(`${one}: Planned enrollment 300 → 400`)
})

test('what is told again on purpose is a message of its own', async () => {
  const it = await settled()
  change(it, one, two)
  await it.nextDay()
  it.clock.minutes(5)
  await it.run({ redeliver: { trials: [one] } })
  expect(it.sent.map(({ letter }) => letter.digest.happenings.map(({ nctId }) => nctId))).toEqual([[one, two], [one]])
  expect(it.sent[0]?.letter.id).not.toBe(it.sent[1]?.letter.id)
  it.clock.minutes(5)
  await it.run({ redeliver: { since: '2024-02-01T00:00:00Z' } })
  expect(it.sent).toHaveLength(2)
  await it.run({ redeliver: { since: '2024-01-17T00:00:00Z' } })
  expect(it.sent).toHaveLength(3)
})

describe('people', () => {
  test('are not told by name unless a route asks for it; how much was left out is counted', async () => {
    const it = await settled({ routes: [routeOf({ id: 'a' }), routeOf({ id: 'b', to: ['chat'], contacts: true })] })
    it.registry.texts.set(one, ledBy('Ada Restful, MD'))
    await it.nextDay()
    expect(it.toldTo('mail').join()).not.toContain('Restful')
    expect(it.toldTo('chat').join()).toContain('Restful')
    const [mail, chat] = ['mail', 'chat'].map((name) => it.sent.find(({ channel }) => channel === name)?.letter.digest)
    expect(mail?.untold).toEqual({ contacts: 1 })
    expect(chat?.untold).toBeUndefined()
  })

  test('are not kept where the configuration says so, and neither are the bytes that name them', async () => {
    const it = bench({ trials: [one], keep: { contacts: 'drop', raw: 'keep' } })
    it.registry.texts.set(one, ledBy('Ada Restful, MD'))
    await it.run()
    it.registry.texts.set(one, ledBy('Bo Sleepless, MD'))
    expect(await it.nextDay()).toMatchObject({ happenings: [] })
    const snapshots = await it.store.snapshots(one)
    expect(snapshots.map(({ source }) => source.raw)).toEqual([false])
    for (const each of snapshots) expect(await it.store.document(each)).not.toMatch(/Restful|Sleepless/)
  })
})
