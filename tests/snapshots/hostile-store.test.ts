/** Stores that somebody made to do harm: nothing outside them is touched, and what is wrong is said. */
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { emptyHead, lineDigest, lineText } from '../../snapshots/chain.js'
import { openStore } from '../../snapshots/open.js'
import type { LedgerEntry } from '../../src/model/ledger.js'
import { aSnapshot } from './a-step.js'

let world = ''
let folder = ''
beforeEach(async () => {
  world = await mkdtemp(join(tmpdir(), 'trialdiff-hostile-'))
  folder = join(world, 'trials')
  await mkdir(folder)
  await mkdir(join(world, 'home'))
  await writeFile(join(world, 'home', 'thesis.txt'), 'precious')
  await writeFile(join(folder, 'ledger.ndjson'), '')
})
afterEach(() => rm(world, { recursive: true, force: true }))

const links = process.platform === 'win32' ? test.skip : test

async function commitOne(): Promise<unknown> {
  const store = await openStore(folder, { access: 'write' })
  try {
    return await store.commit({ keep: [aSnapshot()] })
  } catch (error) {
    return error
  } finally {
    await store.close()
  }
}

async function home(): Promise<Record<string, string>> {
  const names = await readdir(join(world, 'home'))
  const texts = names.map(async (name) => [name, await readFile(join(world, 'home', name), 'utf8')] as const)
  return Object.fromEntries(await Promise.all(texts))
}

links('a document that is a link to a file elsewhere does not overwrite that file', async () => {
  const { snapshot } = aSnapshot()
  await mkdir(join(folder, snapshot.nctId))
  await symlink(join(world, 'home', 'thesis.txt'), join(folder, `${snapshot.id}.json`))
  expect(await commitOne()).toMatchObject({ code: 'store-trouble' })
  expect(await home()).toEqual({ 'thesis.txt': 'precious' })
})

links('a trial that is a link to a folder elsewhere has nothing written into that folder', async () => {
  await symlink(join(world, 'home'), join(folder, aSnapshot().snapshot.nctId))
  expect(await commitOne()).toMatchObject({ code: 'store-broken', message: expect.stringContaining('is a link') })
  expect(await home()).toEqual({ 'thesis.txt': 'precious' })
})

links('opening a store that forgot a trial which is a link elsewhere removes nothing there', async () => {
  const { nctId } = aSnapshot().snapshot
  const payloads = [`sha256:${'a'.repeat(64)}`] as const
  await write([{ kind: 'forgotten', nctId, payloads }])
  await symlink(join(world, 'home'), join(folder, nctId))
  await expect(openStore(folder, { access: 'write' })).rejects.toMatchObject({ code: 'store-broken' })
  expect(await home()).toEqual({ 'thesis.txt': 'precious' })
})

links('what is forgotten is gone where it was a link in the folder of its trial', async () => {
  const store = await openStore(folder, { access: 'write' })
  const kept = aSnapshot()
  await store.commit({ keep: [kept] })
  await symlink(join(world, 'home', 'thesis.txt'), join(folder, kept.snapshot.nctId, 'copy.json'))
  await store.forget(kept.snapshot.nctId)
  await store.close()
  expect(existsSync(join(folder, kept.snapshot.nctId))).toBe(false)
  expect(await home()).toEqual({ 'thesis.txt': 'precious' })
})

/** A ledger of one line that is sound as far as its chain goes. */
async function write(entries: readonly unknown[]): Promise<void> {
  const line = { seq: 1, at: '2026-11-22T09:30:00.000Z', entries: entries as LedgerEntry[], previous: emptyHead.digest }
  await writeFile(join(folder, 'ledger.ndjson'), `${lineText({ ...line, digest: lineDigest(line) })}\n`)
}

test.each([
  [null],
  ['kept'],
  [{ kind: 'kept' }],
  [{ kind: 'kept', snapshot: { id: 'NCT00000001/2024-01-01', nctId: 'NCT00000001', document: 'sha256:' } }],
  [{ kind: 'seen', nctId: 'NCT00000001', snapshot: 'NCT00000001/2024-01-01' }],
  [{ kind: 'composed', message: 'm' }],
  [{ kind: 'forgotten', nctId: 'NCT00000001', payloads: 5 }],
  [{ kind: 'pending', id: 'a', nctId: 'NCT00000001', channel: 'x', recipient: 'y' }],
  [{ kind: '__proto__', key: 'polluted' }],
  [{ kind: 'mark', key: 'told/NCT00000001', value: { toString: 'x' } }],
])('an entry that is none is told as a broken store, read or written: %j', async (entry) => {
  await write([{ kind: 'opened', form: 1, by: 'somebody' }, entry])
  for (const access of ['read', 'write'] as const) {
    const message = expect.stringContaining('Entry 2 of line 1') as string
    await expect(openStore(folder, { access })).rejects.toMatchObject({ code: 'store-broken', message })
  }
})

test.each(['NCT00000001/../../home/thesis', '../home/thesis', '/etc/passwd', 'NCT00000001/a/b'])(
  'a snapshot named %s leads nowhere outside the store',
  async (id) => {
    const { snapshot } = aSnapshot()
    await write([{ kind: 'kept', snapshot: { ...snapshot, id } }])
    const opened = openStore(folder, { access: 'read' })
    await expect(opened).rejects.toMatchObject({ code: 'store-broken' })
  },
)

test('a ledger whose one line never ends is read in pieces, once', async () => {
  await writeFile(join(folder, 'ledger.ndjson'), `{"entries":["${'x'.repeat(48 * 1024 * 1024)}`)
  const store = await openStore(folder, { access: 'read' })
  expect(await store.head()).toMatchObject({ seq: 0 })
  await store.close()
})

test.each([
  'POSTGRESS://ann:secret@host/base',
  ' postgres://ann:secret@host/base',
  '"postgres://ann:secret@host/base"',
  'mysql://ann:secret@host/base',
  'postgres:ann:secret@host/base',
])('an address that no store knows becomes no folder, and is not repeated: %s', async (location) => {
  const error: unknown = await openStore(location, { access: 'write', create: true }).catch((each: unknown) => each)
  expect(error).toMatchObject({ code: 'bad-usage' })
  expect(String(error)).not.toContain('secret')
  expect(existsSync(location)).toBe(false)
})

test('a source that was put in its place and inflates beyond all memory is said to be changed', async () => {
  const { snapshot } = aSnapshot()
  const writer = await openStore(folder, { access: 'write' })
  await writer.commit({ keep: [aSnapshot()] })
  const bomb = brotliCompressSync(Buffer.alloc(64 * 1024 * 1024))
  expect(bomb.length).toBeLessThan(10_000)
  await writeFile(join(folder, `${snapshot.id}.source.br`), bomb)
  await expect(writer.raw(snapshot)).rejects.toMatchObject({
    code: 'store-broken',
    message: expect.stringContaining('cannot be decompressed') as string,
  })
  await writer.close()
})
