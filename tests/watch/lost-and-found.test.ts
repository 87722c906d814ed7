/** Lost and found: what scenarios of chance (tests/watch/model.test.ts) showed to be missed, repeated or made up. */
import { expect, test } from 'vitest'
import { parse } from '../../parsers/parse.js'
import type { Found } from '../../src/registry/registry.js'
import { findEvents } from '../../src/watch/taking/find-events.js'
import { groupDue } from '../../src/watch/telling/compose.js'
import { studyJson, studyOf } from '../support/study.js'
import { foldedStore } from '../support/watch-model/folded-store.js'
import { bench, dyingAt, idsFrom, routeOf, watchOf, type Bench } from '../support/watch-run.js'

const [one = '', two = '', three = ''] = idsFrom(1, 3)
const search = { 'query.cond': 'rest' }

/** As the real registry does, it brings along the record that stands there now. */
function merge(it: Bench, from: string, into: string): void {
  const { records } = it.registry
  it.registry.texts.delete(from)
  it.registry.merged.set(from, into)
  it.registry.records = async function* withHeirs(ids) {
    for await (const answer of records.call(it.registry, ids)) {
      if (answer.is !== 'merged') yield answer
      else for await (const heir of records.call(it.registry, [answer.into])) yield withRecord(answer, heir)
    }
  }
}

function withRecord(answer: Extract<Found, { is: 'merged' }>, heir: { is: string }): Found {
  return { ...answer, ...('record' in heir && { record: heir.record as never }) }
}

test('a record that goes back to what it was after a run that died is told to have gone back', async () => {
  let died = 0
  for (const write of [1, 2, 3]) {
    const it = bench({ trials: [two] })
    await it.run()
    it.clock.days(1)
    it.registry.build()
    it.registry.put({ nctId: two, status: 'SUSPENDED' })
    await expect(it.run({ store: dyingAt(it.store, write) })).rejects.toThrow('died')
    const [last] = it.store.ledger.at(-1)?.entries.filter(({ kind }) => kind === 'event') ?? []
    if (!last) continue
    died++
    it.registry.put({ nctId: two, status: 'RECRUITING' })
    expect((await it.nextDay()).happenings).toMatchObject([{ nctId: two, events: [{ code: 'status/revived' }] }])
  }
  expect(died).toBeGreaterThan(0)
})

test('a trial that is set aside by a full check is asked for again although its row does not move', async () => {
  const it = bench({ trials: [one] })
  await it.run()
  const whole = it.registry.texts.get(one) ?? ''
  const { records } = it.registry
  it.clock.days(40)
  const cut = studyJson({ nctId: one }).replace(
    /"(?:design|eligibility|conditions|description|contactsLocations|sponsorCollaborators)Module"/g,
    '"none"',
  )
  it.registry.records = async function* empty(ids) {
    it.registry.texts.set(one, cut)
    yield* records.call(it.registry, ids)
    it.registry.texts.set(one, whole)
  }
  expect(await it.run()).toMatchObject({ quarantined: [one], happenings: [] })
  it.registry.records = records
  expect(await it.nextDay()).toMatchObject({ fetched: 1, quarantined: [] })
  expect((await it.store.marks('quarantined/')).size).toBe(0)
})

test('a change between the merging of a record and the next build is told of the one that it is now', async () => {
  const it = bench({ trials: [one] })
  await it.run()
  it.registry.put({ nctId: two })
  merge(it, one, two)
  await it.nextDay()
  it.registry.put({ nctId: two, posted: '2024-01-18', enrollment: 300 })
  expect((await it.nextDay()).happenings).toMatchObject([{ nctId: two, events: [{ code: 'enrollment/raised' }] }])
})

test('a record that was removed and later turns out to be part of another is told as merged', async () => {
  const it = bench({ trials: [one] })
  await it.run()
  it.registry.texts.delete(one)
  await it.nextDay()
  it.registry.put({ nctId: two })
  merge(it, one, two)
  const { poll } = it.registry
  it.registry.poll = async function* byAlias(ids) {
    yield* poll.call(it.registry, ids)
    if (ids.includes(one)) yield { nctId: two, digest: 'present', aliases: [one] }
  }
  expect((await it.nextDay()).happenings).toMatchObject([{ nctId: one, events: [{ code: 'trial/merged' }] }])
  expect((await it.nextDay()).happenings).toEqual([])
})

test('a merged record that was still counted among a search is neither told again nor counted any longer', async () => {
  const it = bench({ watches: [watchOf({ id: 'ours' }), watchOf({ id: 'rest', search })], trials: [one] })
  for (const nctId of [one, two, three]) it.registry.put({ nctId })
  it.registry.found.set('rest', [one])
  await it.run()
  merge(it, one, two)
  it.registry.found.set('rest', [])
  it.registry.failing.add('rest')
  expect((await it.nextDay()).counts.critical).toBe(1)
  it.registry.failing.clear()
  merge(it, two, three)
  it.registry.merged.set(one, three)
  const { happenings } = await it.nextDay()
  expect(happenings).toMatchObject([{ nctId: two, events: [{ code: 'trial/merged' }] }])
  expect((await it.store.marks('in/')).size).toBe(0)
})

test('who follows another watch on a trial does not hear of a search that it enters or leaves', async () => {
  const it = bench({
    watches: [watchOf({ id: 'ours' }), watchOf({ id: 'rest', search })],
    trials: [one],
    routes: [
      routeOf({ id: 'a', watches: ['ours'], to: ['mail'] }),
      routeOf({ id: 'b', watches: ['rest'], to: ['chat'] }),
    ],
  })
  it.registry.found.set('rest', [])
  await it.run()
  it.registry.found.set('rest', [one])
  await it.nextDay()
  expect([it.toldTo('mail'), it.toldTo('chat')]).toEqual([[], [`${one}: Now found by the search “rest”`]])
})

test('a trial of a list is polled also while a search that found it is asked with other terms', async () => {
  const it = bench({ watches: [watchOf({ id: 'ours' }), watchOf({ id: 'rest', search })], trials: [two] })
  it.registry.found.set('rest', [two])
  await it.run()
  it.config = {
    ...it.config,
    watches: [watchOf({ id: 'ours' }), watchOf({ id: 'rest', search: { 'query.cond': 'sleep' } })],
  }
  it.registry.put({ nctId: two, posted: '2024-01-17', enrollment: 300 })
  expect((await it.nextDay()).happenings).toMatchObject([{ nctId: two }])
})

test('a search by which a trial enters, leaves and enters again within one build of the data tells it each time', async () => {
  const it = bench({
    watches: [watchOf({ id: 'rest', search }), watchOf({ id: 'odd', search: { 'query.cond': 'odd' } })],
  })
  it.registry.put({ nctId: one })
  it.registry.failing.add('odd')
  await it.run()
  for (const found of [[one], [], [one]]) {
    it.clock.minutes(60)
    it.registry.found.set('rest', found)
    await it.run()
  }
  expect(it.toldTo('mail').map((each) => each.slice(13, 22))).toEqual(['Now found', 'No longer', 'Now found'])
  const events = it.store.ledger.flatMap(({ entries }) => entries.filter(({ kind }) => kind === 'event'))
  expect(events).toHaveLength(3)
})

test('a trial that was forgotten is a baseline again by the next run, so that its next change is told', async () => {
  const it = bench({ trials: [two] })
  it.store = foldedStore(() => it.clock.now())
  await it.run()
  await it.store.forget(two)
  expect(await it.nextDay()).toMatchObject({ fetched: 1, happenings: [] })
  it.registry.put({ nctId: two, posted: '2024-01-18', enrollment: 300 })
  expect((await it.nextDay()).happenings).toMatchObject([{ nctId: two, events: [{ code: 'enrollment/raised' }] }])
})

test('a withheld record that comes back nearly empty is set aside', async () => {
  const it = bench({ trials: [one] })
  await it.run()
  const bare = (overallStatus: string): string =>
    JSON.stringify({
      protocolSection: {
        identificationModule: { nctId: one },
        statusModule: { overallStatus, lastUpdatePostDateStruct: { date: '2024-01-17', type: 'ACTUAL' } },
      },
    })
  it.registry.texts.set(one, bare('WITHHELD'))
  expect((await it.nextDay()).happenings).toHaveLength(1)
  it.registry.texts.set(one, bare('RECRUITING'))
  expect(await it.nextDay()).toMatchObject({ happenings: [], quarantined: [one] })
})

const outcomes = (measures: readonly string[]): ReturnType<typeof parse> => {
  const { protocolSection, ...rest } = studyOf() as { protocolSection: Record<string, unknown> }
  const primaryOutcomes = measures.map((measure, at) => ({ measure, timeFrame: `${at} weeks` }))
  return parse(
    JSON.stringify({ ...rest, protocolSection: { ...protocolSection, outcomesModule: { primaryOutcomes } } }),
  )
}

test('subjects of the same folded words are events of their own', async () => {
  const [before, after] = [await outcomes(['Pain']), await outcomes(['Pain', 'Hours - sleep', 'Hours \u2013 sleep'])]
  const events = findEvents(before, after, { before: 'a', after: 'b' }, { rules: [], noise: true })
  expect(events.map(({ code }) => code)).toEqual(['outcome/added', 'outcome/added'])
  expect(new Set(events.map(({ id }) => id)).size).toBe(2)
})

test('a message is not kept back for longer than a day because the clock was put back', () => {
  const item = { id: 'i', route: 'r', channel: 'c', recipient: 'd', manner: 'digest' as const, events: [], nctId: one }
  const waiting = { ...item, since: '2024-06-01T00:00:00Z', attempts: 1, message: 'm', nextAt: '2024-06-01T00:02:00Z' }
  expect(groupDue([waiting], new Date('2024-06-01T00:01:00Z'))).toEqual([])
  expect(groupDue([waiting], new Date('2024-01-01T00:00:00Z'))).toHaveLength(1)
})
