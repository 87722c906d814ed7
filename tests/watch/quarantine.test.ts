/** Quarantine: answers that are set aside because the registry, not the sponsor, must have lost so much. */
import { expect, test } from 'vitest'
import { bench, idsFrom, type Bench } from '../support/watch-run.js'
import { studyOf } from '../support/study.js'

const [id = ''] = idsFrom(1, 1)

/** The record with nothing but its number, its title and its dates of posting. */
function emptied(it: Bench, options: { posted?: string; status?: string } = {}): void {
  const { posted = '2024-01-17', status } = options
  const study = studyOf({ nctId: id, posted }) as { protocolSection: Record<string, Record<string, unknown>> }
  const { identificationModule, statusModule = {} } = study.protocolSection
  const { lastUpdatePostDateStruct } = statusModule
  const kept = {
    identificationModule,
    statusModule: { lastUpdatePostDateStruct, ...(status && { overallStatus: status }) },
  }
  it.registry.texts.set(id, JSON.stringify({ ...study, protocolSection: kept }))
}

async function settled(): Promise<Bench> {
  const it = bench({ trials: [id] })
  await it.run()
  return it
}

test('a record that suddenly reads as nearly empty is set aside and told to the operator, once', async () => {
  const it = await settled()
  emptied(it)
  for (let day = 0; day < 5; day++) {
    expect(await it.nextDay()).toMatchObject({ quarantined: [id], happenings: [], failures: [] })
  }
  expect(it.toldTo('mail')).toEqual([])
  expect(it.toldTo('ops')).toEqual([expect.stringContaining(`${id} suddenly reads as nearly empty`)])
  expect(await it.store.snapshots(id)).toHaveLength(1)
  const asides = it.store.ledger.flatMap(({ entries }) => entries.filter(({ kind }) => kind === 'quarantined'))
  expect(asides).toMatchObject([{ nctId: id, reason: expect.stringMatching(/^lost \d+ of \d+ essentials$/) }])
})

test('a full record releases it by itself and is compared with the last good one', async () => {
  const it = await settled()
  emptied(it)
  await it.nextDay()
  it.registry.put({ nctId: id, posted: '2024-01-18', enrollment: 300 })
  const outcome = await it.nextDay()
  expect(outcome.happenings[0]?.events.map(({ code }) => code)).toEqual(['enrollment/raised'])
  expect(await it.store.marks('quarantined/')).toEqual(new Map())
  // Another mishap is another telling.
  emptied(it, { posted: '2024-01-19' })
  await it.nextDay()
  expect(it.toldTo('ops')).toHaveLength(2)
})

test('what the operator accepts is kept and told, on the same data too', async () => {
  const it = await settled()
  emptied(it)
  await it.nextDay()
  const outcome = await it.run({ accept: new Set([id]) })
  expect(outcome.quarantined).toEqual([])
  expect(outcome.requests).toBe(2)
  expect(await it.store.snapshots(id)).toHaveLength(2)
  expect(await it.store.marks('told/')).toEqual(new Map([[`told/${id}`, `${id}/2024-01-17`]]))
})

test('one part that every whole record has is enough, for the rest may be cut too', async () => {
  const it = await settled()
  const study = studyOf({ nctId: id, posted: '2024-01-17' }) as { protocolSection: Record<string, unknown> }
  const { conditionsModule: _, ...cut } = study.protocolSection
  it.registry.texts.set(id, JSON.stringify({ ...study, protocolSection: cut }))
  expect((await it.nextDay()).quarantined).toEqual([id])
})

test('a record that the registry withholds is no mishap', async () => {
  const it = await settled()
  emptied(it, { status: 'WITHHELD' })
  const outcome = await it.nextDay()
  expect(outcome.quarantined).toEqual([])
  expect(outcome.happenings[0]?.events[0]?.code).toBe('status/withheld')
})

test('the first answer of a trial, nearly empty, is no baseline', async () => {
  const it = bench({ trials: [id] })
  emptied(it)
  expect(await it.run()).toMatchObject({ quarantined: [id], baselines: 0 })
  it.registry.put({ nctId: id })
  expect(await it.nextDay()).toMatchObject({ quarantined: [], baselines: 1, happenings: [] })
})

test('records that are gone by the dozen are for the operator, one by one they are news', async () => {
  const ids = idsFrom(10, 30)
  const it = bench({ trials: ids })
  await it.run()
  for (const nctId of ids.slice(0, 15)) it.registry.texts.delete(nctId)
  expect(await it.nextDay()).toMatchObject({ happenings: [], failures: [{ code: 'many-removed' }] })
  expect(it.toldTo('ops')).toEqual([expect.stringContaining('watched records are gone from the registry at once')])
  for (const nctId of ids.slice(2, 15)) it.registry.put({ nctId })
  const outcome = await it.nextDay()
  expect(outcome.happenings.map(({ events }) => events[0]?.code)).toEqual(['trial/removed', 'trial/removed'])
  expect(outcome.failures).toEqual([])
})

test('all of them are taken as removed when the operator says so', async () => {
  const ids = idsFrom(10, 30)
  const it = bench({ trials: ids })
  await it.run()
  for (const nctId of ids) it.registry.texts.delete(nctId)
  await it.nextDay()
  expect((await it.run({ accept: new Set(['removed']) })).happenings).toHaveLength(30)
})
