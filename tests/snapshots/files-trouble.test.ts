/** The files store where something is wrong: told in one sentence, nothing changed. */
import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lineText } from '../../snapshots/chain.js'
import { openStore } from '../../snapshots/open.js'
import type { Store } from '../../snapshots/store.js'
import { verify } from '../../snapshots/verify.js'
import type { LedgerLine } from '../../src/model/ledger.js'
import { aSnapshot, anEvent } from './a-step.js'
import { allOf } from './conformance/bench.js'

let folder = ''
let store: Store
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'trialdiff-trouble-')), 'trials')
  store = await openStore(folder, { access: 'write', create: true })
  for (const day of ['2023-04-07', '2023-06-01', '2024-01-01'])
    await store.commit({ keep: [aSnapshot({ day })], ...anEvent(day) })
})
afterEach(async () => {
  await store.close()
  await rm(join(folder, '..'), { recursive: true, force: true })
})

const ledger = (): string => join(folder, 'ledger.ndjson')
/** The folders of trials in the store. */
async function trialsIn(place: string): Promise<string[]> {
  return (await readdir(place)).filter((name) => name.startsWith('NCT'))
}

const trial = (name: string): string => join(folder, 'NCT00000001', name)

async function changeLines(change: (lines: string[]) => string[]): Promise<void> {
  const lines = (await readFile(ledger(), 'utf8')).trimEnd().split('\n')
  await writeFile(
    ledger(),
    change(lines)
      .map((line) => `${line}\n`)
      .join(''),
  )
}

async function told(location: string, access: 'read' | 'write', create = false): Promise<string> {
  return openStore(location, { access, create }).then(
    (opened) => opened.close().then(() => 'opened'),
    (error: Error & { code: string }) => `${error.code}: ${error.message}`,
  )
}

/** What proof says of the store as it lies there now. */
async function fault(): Promise<unknown> {
  await store.close()
  const reader = await openStore(folder, { access: 'read' })
  const proof = await verify(reader)
  await reader.close()
  return proof.fault
}

test('a second writer is refused and told who writes', async () => {
  expect(await told(folder, 'write')).toMatch(/^store-locked: .*being written by process \d+ on \S+ since 2/)
  expect(await told(folder, 'read')).toBe('opened')
  await store.close()
  expect(await told(folder, 'write')).toBe('opened')
  expect((await readdir(folder)).filter((name) => name.startsWith('ledger.lock'))).toEqual([])
})

test('the lock of another host is not taken over, nor one that names nobody', async () => {
  await store.close()
  const lock = join(folder, 'ledger.lock')
  await writeFile(lock, JSON.stringify({ host: 'elsewhere', pid: 1, token: 'a', since: '2026-11-22T09:30:00Z' }))
  expect(await told(folder, 'write')).toContain(
    'store-locked: ' + folder + ' is being written by process 1 on elsewhere',
  )
  await writeFile(lock, '')
  expect(await told(folder, 'write')).toContain('does not say by whom')
})

test('places that are no store', async () => {
  const file = join(folder, '../file')
  await writeFile(file, 'text')
  expect(await told(file, 'read')).toMatch(/^store-trouble: .*is a file, but a store is a folder/)
  expect(await told(join(file, 'inside'), 'write', true)).toMatch(/^store-trouble: .*part of its path is no folder/)
  const other = join(folder, '../other')
  await mkdir(other)
  await writeFile(join(other, 'notes.txt'), 'mine')
  for (const create of [true, false])
    expect(await told(other, 'write', create)).toMatch(/^store-not-found: .*is no store.*holds notes\.txt/)
  expect(await readdir(other)).toEqual(['notes.txt'])
  expect(await told(join(folder, '../none'), 'write')).toMatch(/^store-not-found: There is no store at/)
  await symlink(join(folder, '../loop'), join(folder, '../loop'))
  expect(await told(join(folder, '../loop'), 'read')).toMatch(/^store-/)
})

test('an empty folder, or one with hidden files alone, becomes a store', async () => {
  const empty = join(folder, '../empty')
  await mkdir(join(empty, '.git'), { recursive: true })
  await writeFile(join(empty, '.gitattributes'), '* text\n')
  expect(await told(empty, 'write', true)).toBe('opened')
  expect(await readFile(join(empty, '.gitattributes'), 'utf8')).toBe('* text\n')
})

test('a step that cannot be written is not committed, and the next one is', async () => {
  const inTheWay = join(folder, 'NCT00000002')
  await writeFile(inTheWay, 'a file where a folder has to be')
  const step = { keep: [aSnapshot({ nctId: 'NCT00000002' })], ...anEvent('new') }
  await expect(store.commit(step)).rejects.toMatchObject({
    code: 'store-trouble',
    message: expect.stringMatching(/NCT00000002 cannot be made: /),
  })
  expect((await store.head()).seq).toBe(3)
  expect((await store.known(['event-new'])).size).toBe(0)
  await rm(inTheWay)
  expect((await store.commit(step))?.seq).toBe(4)
  expect((await verify(store)).fault).toBeUndefined()
})

test('a ledger that another has written to in spite of the lock is not written to any more', async () => {
  const before = `${await readFile(ledger(), 'utf8')}foreign\n`
  await writeFile(ledger(), before)
  await expect(store.commit(anEvent('new'))).rejects.toMatchObject({ code: 'store-conflict' })
  expect(await readFile(ledger(), 'utf8')).toBe(before)
})

test('a line that is none in the middle is named and not repaired', async () => {
  await changeLines(([one = '', , three = '']) => [one, '{"half', three])
  await store.close()
  const before = await readFile(ledger())
  for (const access of ['read', 'write'] as const)
    expect(await told(folder, access)).toMatch(/^store-broken: Line 2 of .*ledger\.ndjson is no line of a ledger/)
  expect(await readFile(ledger())).toEqual(before)
})

test('a line changed, cut out, or exchanged is the first break', async () => {
  const original = await readFile(ledger())
  await changeLines(([one = '', two = '', three = '']) => [one, two.replace('"major"', '"minor"'), three])
  expect(await fault()).toMatchObject({ line: 2, what: expect.stringMatching(/^Its digest is sha256:.*but it says/) })
  expect(await told(folder, 'write')).toBe('opened')
  await writeFile(ledger(), original)
  await changeLines(([one = '', , three = '']) => [one, three])
  expect(await fault()).toMatchObject({ line: 2, what: 'It is numbered 3, but follows line 1.' })
  expect(await told(folder, 'write')).toMatch(/^store-broken: Line 2 of/)
  await writeFile(ledger(), original)
  await changeLines(([one = '', two = '', three = '']) => [two, one, three])
  expect(await fault()).toMatchObject({ line: 1 })
})

test('an end that was cut off is found by the head that was kept elsewhere, a new chain too', async () => {
  const { digest } = await store.head()
  const lines = await allOf(store.lines())
  await changeLines((all) => all.slice(0, 2))
  await store.close()
  const reader = await openStore(folder, { access: 'read' })
  expect((await verify(reader)).fault).toBeUndefined()
  expect((await verify(reader, { head: digest })).fault?.what).toContain('No line of this chain')
  await reader.close()
  const changed: LedgerLine = { ...(lines[2] as LedgerLine), at: '2020-01-01T00:00:00.000Z' }
  await changeLines((all) => [...all, lineText(changed)])
  expect(await told(folder, 'write')).toMatch(/^store-broken: Line 3 of .* was changed/)
})

test('a document changed by hand is found, and never handed out', async () => {
  const text = await readFile(trial('2023-06-01.json'), 'utf8')
  await writeFile(trial('2023-06-01.json'), text.replace('A trial', 'A trail'))
  const [, second] = await store.snapshots('NCT00000001')
  await expect(store.document(second ?? aSnapshot().snapshot)).rejects.toMatchObject({ code: 'store-broken' })
  expect(await fault()).toMatchObject({
    line: 2,
    entry: 1,
    what: expect.stringMatching(/2023-06-01\.json was changed/),
  })
})

test('a document, a source or a payload that is gone is found', async () => {
  await rm(trial('2024-01-01.source.br'))
  expect(await fault()).toMatchObject({ line: 3, entry: 1, what: expect.stringMatching(/source\.br is gone/) })
  await rm(trial('2023-06-01.json'))
  expect(await fault()).toMatchObject({ line: 2, entry: 1, what: expect.stringMatching(/2023-06-01\.json is gone/) })
  await rm(trial('payloads'), { recursive: true })
  expect(await fault()).toMatchObject({ line: 1, entry: 3, what: expect.stringMatching(/payloads.*is gone/) })
})

test('a source that is no longer compressed as it was is found', async () => {
  await writeFile(trial('2023-04-07.source.br'), 'plain')
  expect(await fault()).toMatchObject({ line: 1, what: expect.stringMatching(/source\.br was changed/) })
})

test('files that no line names are remarked on, not broken', async () => {
  await writeFile(trial('2025-01-01.json'), '{}')
  await mkdir(join(folder, 'NCT00000009'))
  await writeFile(join(folder, 'NCT00000009/2025-01-01.json'), '{}')
  const proof = await verify(store)
  expect(proof.fault).toBeUndefined()
  expect([...proof.strays].toSorted()).toEqual(['NCT00000001/2025-01-01.json', 'NCT00000009/2025-01-01.json'])
})

test('forgetting leaves no file of the trial, and ends what a crash had begun', async () => {
  const files = await readFile(trial('2023-04-07.json'))
  await writeFile(trial('2025-01-01.json'), 'left by a crash')
  await store.forget('NCT00000001')
  expect(await trialsIn(folder)).toEqual([])
  await mkdir(join(folder, 'NCT00000001'))
  await writeFile(trial('2023-04-07.json'), files)
  await store.close()
  expect(await told(folder, 'write')).toBe('opened')
  expect(await trialsIn(folder)).toEqual([])
})

test('names that lead out of the store are refused', async () => {
  const { snapshot, document, raw = Buffer.from('') } = aSnapshot({ day: '2020-01-01' })
  for (const id of ['NCT00000001/../../../out', '../out/x', '/etc/x', 'NCT00000001/a/b']) {
    const step = { keep: [{ snapshot: { ...snapshot, id }, document, raw }] }
    await expect(store.commit(step)).rejects.toMatchObject({ code: 'store-trouble' })
  }
  expect((await store.head()).seq).toBe(3)
})

test('bytes several trials share lie there once', async () => {
  const raw = 'a table of many'
  const keep = Array.from({ length: 20 }, (_each, n) =>
    aSnapshot({ nctId: `NCT${String(n + 100).padStart(8, '0')}`, raw }),
  )
  await store.commit({ keep })
  const names = await readdir(folder, { recursive: true })
  expect(names.filter((name) => /NCT000001\d\d.*\.br$/.test(name)).length).toBe(1)
})

test('the documents are fit for git: no day of a run in them, no line break changed', async () => {
  expect(await readFile(join(folder, '.gitattributes'), 'utf8')).toBe('* -text\n')
  expect(await readFile(trial('2023-04-07.json'), 'utf8')).toBe(aSnapshot().document)
  expect(await readdir(join(folder, 'NCT00000001'))).toContain('2023-04-07.source.br')
})
