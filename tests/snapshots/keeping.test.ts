/** What is kept of a record: with its people or without, once a day, and read anew by a better parser. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { parsedOf } from '../../snapshots/document.js'
import { inForce, orderSnapshots } from '../../snapshots/in-force.js'
import { planKeeping } from '../../snapshots/keep.js'
import { openStore } from '../../snapshots/open.js'
import { planReparse, type ReadRaw } from '../../snapshots/reparse.js'
import type { Store } from '../../snapshots/store.js'
import { withoutContacts } from '../../snapshots/without-contacts.js'
import { diff, parse, RecordError, type ParsedTrial, type Snapshot } from '../../src/index.js'
import { aSnapshot } from './a-step.js'

const person = { name: 'Jane Invented', role: 'CONTACT' as const, phone: '555-0100', email: 'jane@example.org' }

function aRecord(nctId = 'NCT01234567', named = 'Jane Invented'): string {
  return JSON.stringify({
    nctId,
    briefTitle: 'A trial of rest',
    lastUpdatePosted: { date: '2024-01-15', type: 'ACTUAL' },
    responsibleParty: {
      type: 'PRINCIPAL_INVESTIGATOR',
      investigatorFullName: named,
      investigatorAffiliation: 'Institute',
    },
    centralContacts: [{ ...person, name: named }],
    overallOfficials: [{ name: named, affiliation: 'Institute', role: 'PRINCIPAL_INVESTIGATOR' }],
    locations: [{ facility: 'North Clinic', city: 'Oslo', country: 'Norway', contacts: [{ ...person, name: named }] }],
    results: { moreInfo: { pointOfContact: { title: named, organization: 'Institute' } } },
  })
}

async function aStore(): Promise<Store> {
  const folder = await mkdtemp(join(tmpdir(), 'trialdiff-keeping-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const store = await openStore(join(folder, 'trials'), { access: 'write', create: true })
  onTestFinished(() => store.close())
  return store
}

async function keepIn(store: Store, text: string, wishes: Parameters<typeof planKeeping>[2] = {}) {
  const keeping = await planKeeping(store, { parsed: await parse(text), raw: Buffer.from(text) }, wishes)
  await store.commit(keeping.step)
  return keeping
}

test('a record without its people names nobody, and says that it does not', async () => {
  const dropped = withoutContacts(await parse(aRecord()))
  expect(JSON.stringify(dropped)).not.toMatch(/Jane|555|example\.org/)
  expect(dropped.trial.locations).toEqual([{ facility: 'North Clinic', city: 'Oslo', country: 'Norway' }])
  expect(dropped.trial.responsibleParty).toEqual({
    type: 'PRINCIPAL_INVESTIGATOR',
    investigatorAffiliation: 'Institute',
  })
  expect(dropped.source.omits).toEqual(expect.arrayContaining(['centralContacts', 'locations[].contacts']))
})

test('people who were left out are not compared, never removed, and no other change is hidden', async () => {
  const before = await parse(aRecord())
  const after = withoutContacts(await parse(aRecord().replace('of rest', 'of sleep')))
  for (const comparison of [diff(before, after), diff(after, before)]) {
    expect(comparison.changes.map(({ path }) => path)).toEqual(['/briefTitle'])
    expect(comparison.notCompared).toEqual(expect.arrayContaining(['centralContacts', 'overallOfficials']))
  }
})

const issue = (place: string) => ({ code: 'wrong-type' as const, place, found: 'Jane' })

test('oddities of what names people go with them', async () => {
  const parsed = await parse(aRecord())
  const issues = ['locations[0].contacts[0].phone', 'locations[0].city', 'line 12', 'centralContacts'].map(issue)
  const dropped = withoutContacts({ ...parsed, issues })
  expect(dropped.issues.map(({ place, found }) => [place, found])).toEqual([
    ['locations[0].city', 'Jane'],
    ['line 12', 'left out, for it may name people'],
  ])
})

test('with its people a record loses its raw bytes, whatever else is wished', async () => {
  const store = await aStore()
  const { snapshot } = await keepIn(store, aRecord(), { contacts: 'drop', raw: 'keep' })
  expect(snapshot.source.raw).toBe(false)
  expect(await store.raw(snapshot)).toBeUndefined()
  expect(await store.document(snapshot)).not.toContain('Jane')
  expect((await keepIn(store, aRecord('NCT01234567', 'John Invented'), { contacts: 'drop' })).is).not.toBe('kept')
})

test('a trial that was forgotten is kept anew', async () => {
  const store = await aStore()
  const { snapshot } = await keepIn(store, aRecord())
  await store.forget(snapshot.nctId)
  const again = await keepIn(store, aRecord())
  expect(again.is).toBe('kept')
  expect(again.snapshot.id).toMatch(/^NCT01234567\/2024-01-15~[0-9a-f]{8}$/)
  expect(parsedOf(await store.document(again.snapshot)).trial.briefTitle).toBe('A trial of rest')
})

const better: ReadRaw = async (raw) => {
  const parsed = await parse(raw)
  return { ...parsed, trial: { ...parsed.trial, briefTitle: 'read better' } }
}

test('a better parser adds a reading, once', async () => {
  const store = await aStore()
  const { snapshot } = await keepIn(store, aRecord())
  expect((await planReparse(store, snapshot, (raw) => parse(raw), 'same')).is).toBe('same')
  const { is, step } = await planReparse(store, snapshot, better, 'trialdiff 9')
  expect(is).toBe('derived')
  await store.commit(step ?? {})
  expect(parsedOf(await store.document(snapshot)).trial.briefTitle).toBe('read better')
  expect(parsedOf(await store.document(snapshot, 1)).trial.briefTitle).toBe('A trial of rest')
  expect((await planReparse(store, snapshot, better, 'trialdiff 9')).is).toBe('same')
})

const refuse: ReadRaw = () => Promise.reject<ParsedTrial>(new RecordError('no-trial', 'There is no trial.'))

test('what cannot be read anew stays as it was read', async () => {
  const store = await aStore()
  const none = await keepIn(store, aRecord(), { raw: 'none' })
  const kept = await keepIn(store, aRecord('NCT00000002'))
  expect((await planReparse(store, none.snapshot, better, 'b')).is).toBe('no-raw')
  const unreadable = await planReparse(store, kept.snapshot, refuse, 'b')
  expect(unreadable).toMatchObject({ is: 'unreadable', error: { code: 'no-trial' } })
  await store.forget('NCT00000002')
  expect((await planReparse(store, kept.snapshot, better, 'b')).is).toBe('forgotten')
})

test('a version that was known beside the bytes is known still', async () => {
  const store = await aStore()
  const parsed = await parse(aRecord())
  const numbered = { ...parsed, source: { ...parsed.source, version: 4 } }
  const { step, snapshot } = await planKeeping(store, { parsed: numbered, raw: Buffer.from(aRecord()) })
  await store.commit(step)
  expect((await planReparse(store, snapshot, (raw) => parse(raw), 'b')).is).toBe('same')
})

function ofDay(day: string | undefined, more: Partial<Snapshot> = {}): Snapshot {
  const { day: _, ...snapshot } = aSnapshot().snapshot
  return { ...snapshot, id: `NCT00000001/${day}${more.version ?? ''}`, ...(day !== undefined && { day }), ...more }
}

test('the version in force is the last of that day or before, with the next one that is known', () => {
  const kept = [ofDay('2023-06-01'), ofDay('2023-04-07'), ofDay(undefined, { dayKind: 'undated' })]
  expect(inForce(kept, '2023-05-31')).toEqual({ snapshot: kept[1], next: kept[0] })
  expect(inForce(kept, '2023-06-01')).toEqual({ snapshot: kept[0] })
  expect(inForce(kept)).toEqual({ snapshot: kept[0] })
  expect(inForce(kept, '2023-04-06')).toBeUndefined()
  expect(inForce([ofDay(undefined)])).toBeUndefined()
})

const source = (format: Snapshot['source']['format']) => ({ source: { ...aSnapshot().snapshot.source, format } })

test('of one day the later version counts, then the fuller source, then what was kept last', () => {
  const day = '2023-04-07'
  const [v4, v3] = [
    ofDay(day, { version: 4, ...source('classic-text') }),
    ofDay(day, { version: 3, ...source('history-api') }),
  ]
  expect(inForce([v4, v3])?.snapshot).toBe(v4)
  const [full, table] = [ofDay(day, source('api-v2')), ofDay(day, source('csv'))]
  expect(inForce([full, table])?.snapshot).toBe(full)
  const [one, two] = [ofDay(day, { document: 'one' }), ofDay(day, { document: 'two' })]
  expect(inForce([one, two])?.snapshot).toBe(two)
  expect(orderSnapshots([full, ofDay('2022-01-01'), table]).map((each) => each.day)).toEqual(['2022-01-01', day, day])
})

test('a record that is forgotten again and again is kept under a name of its own each time', async () => {
  const store = await aStore()
  const raw = Buffer.from(aRecord())
  const ids: string[] = []
  for (let time = 0; time < 7; time += 1) {
    const { snapshot, step } = await planKeeping(store, { parsed: await parse(raw), raw })
    await store.commit(step)
    ids.push(snapshot.id.replace(/~[0-9a-f]{8}/, '~…'))
    await store.forget('NCT01234567')
  }
  expect(ids).toEqual(['', '~…', '~…-2', '~…-3', '~…-4', '~…-5', '~…-6'].map((end) => `NCT01234567/2024-01-15${end}`))
})
