/** The files store outlives its writers: killed at random moments it loses no step that was told done. */
import { spawn } from 'node:child_process'
import { appendFile, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { presentHolder } from '../../snapshots/files-store/holder.js'
import { openStore } from '../../snapshots/open.js'
import { verify } from '../../snapshots/verify.js'
import { bundleWorker } from '../support/bundle-worker.js'
import { seedFrom, seededRandom } from '../support/random.js'
import { aSnapshot, anEvent } from './a-step.js'
import { allOf } from './conformance/bench.js'

let folder = ''
let script = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trialdiff-crash-'))
  script = await bundleWorker('tests/snapshots/workers/committer.ts', folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs the committer until it has told so many steps done and some milliseconds more; the last step it told. */
async function killedAfter(location: string, steps: number, milliseconds: number): Promise<number> {
  const child = spawn(process.execPath, [script, location], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => child.once('close', resolve))
  let told = ''
  let enough: () => void
  const isEnough = new Promise<void>((resolve) => (enough = resolve))
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    told += text
    if (told.split('\n').length > steps + 1) enough()
  })
  await Promise.race([isEnough, ended])
  await sleep(milliseconds)
  child.kill('SIGKILL')
  await ended
  const last = told.trimEnd().split('\n').at(-1) ?? ''
  return last === 'open' ? 0 : Number(last)
}

test('killed in the middle of its steps it keeps every one that was told done', async () => {
  const seed = seedFrom('TRIALDIFF_SEED', Math.floor(Math.random() * 1e9))
  console.log(`killed by the seed ${seed}`)
  const random = seededRandom(seed)
  const location = join(folder, 'killed')
  let told = 0
  for (let round = 0; round < 10; round += 1) {
    told = Math.max(told, await killedAfter(location, random.between(0, 12), random.between(0, 15)))
    const store = await openStore(location, { access: 'write' })
    try {
      const proof = await verify(store)
      expect(proof.fault).toBeUndefined()
      expect(proof.lines).toBeGreaterThanOrEqual(told)
      const names = Array.from({ length: told }, (_each, index) => `event-step-${index + 1}`)
      expect((await store.known(names)).size).toBe(told)
      expect((await store.outbox()).length).toBe(proof.lines)
    } finally {
      await store.close()
    }
  }
  expect(told).toBeGreaterThan(0)
})

test('the lock of a killed writer is taken over by one of many, the others are refused', async () => {
  const location = join(folder, 'stale')
  await killedAfter(location, 1, 0)
  expect(await readdir(location)).toContain('ledger.lock')
  for (let round = 0; round < 5; round += 1) {
    const opened = await Promise.allSettled(Array.from({ length: 8 }, () => openStore(location, { access: 'write' })))
    const writers = opened.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    const codes = opened.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []))
    expect(writers.length).toBe(1)
    expect(codes).toEqual(Array.from({ length: 7 }, () => 'store-locked'))
    const locks = (await readdir(location)).filter((name) => name.startsWith('ledger.lock'))
    expect(locks).toEqual(['ledger.lock'])
    for (const writer of writers) await writer.close()
    // The next round finds the lock of a process that has long been gone.
    const gone = { ...(await presentHolder(new Date())), pid: 2 ** 22 + round, token: `gone-${round}` }
    await writeFile(join(location, 'ledger.lock'), JSON.stringify(gone))
  }
})

test('a line torn at any of its bytes is cut off under write access and passed over under read access', async () => {
  const location = join(folder, 'torn')
  const store = await openStore(location, { access: 'write', create: true })
  await store.commit({ keep: [aSnapshot()] })
  const whole = await readFile(join(location, 'ledger.ndjson'))
  await store.commit({ entries: [{ kind: 'mark', key: 'é', value: '研' }] })
  await store.close()
  const both = await readFile(join(location, 'ledger.ndjson'))
  for (let length = whole.length; length < both.length; length += 1) {
    await writeFile(join(location, 'ledger.ndjson'), both.subarray(0, length))
    const reader = await openStore(location, { access: 'read' })
    expect((await reader.head()).seq).toBe(1)
    await reader.close()
    const writer = await openStore(location, { access: 'write' })
    const isWholeButItsBreak = length === both.length - 1
    expect((await writer.head()).seq).toBe(isWholeButItsBreak ? 2 : 1)
    await writer.close()
    expect(await readFile(join(location, 'ledger.ndjson'))).toEqual(isWholeButItsBreak ? both : whole)
  }
  const copies = await readdir(join(location, 'torn'))
  expect(copies.length).toBe(both.length - whole.length - 2)
  expect(copies.every((name) => /^line-2~[0-9a-f]{8}$/.test(name))).toBe(true)
})

test('whatever stands after the last line is cut off, and the next step follows', async () => {
  for (const garbage of ['\0\0\0\0', 'half\nand more\n', '\n\n\n', '{}\n[]\n', '{"seq":2,']) {
    const location = join(folder, `garbage-${garbage.length}`)
    const store = await openStore(location, { access: 'write', create: true })
    onTestFinished(() => store.close())
    await store.commit({ keep: [aSnapshot()] })
    await store.close()
    await appendFile(join(location, 'ledger.ndjson'), garbage)
    const again = await openStore(location, { access: 'write' })
    await again.commit(anEvent('two'))
    expect((await allOf(again.lines())).map(({ seq }) => seq)).toEqual([1, 2])
    const [copy = ''] = await readdir(join(location, 'torn'))
    expect(await readFile(join(location, 'torn', copy), 'utf8')).toBe(garbage)
    await again.close()
  }
})
