/** The lock of a folder among processes that do not see each other: it beats, falls silent, passes on, and is missed by whom it left. */
import { writeFileSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Pulse } from '../../snapshots/files-store/heartbeat.js'
import { presentHolder, type Holder } from '../../snapshots/files-store/holder.js'
import type { Lock } from '../../snapshots/files-store/held-lock.js'
import { takeLock } from '../../snapshots/files-store/lock.js'
import { openStore } from '../../snapshots/open.js'
import { verify } from '../../snapshots/verify.js'
import { anEvent, aSnapshot } from './a-step.js'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trialdiff-lock-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const path = (): string => join(folder, 'ledger.lock')
const start = new Date('2026-11-22T09:30:00Z')
const onHost = async (host: string): Promise<Holder> => ({ ...(await presentHolder(start)), host })
const inSpace = async (space: string): Promise<Holder> => ({ ...(await presentHolder(start)), space })

/** A pulse by hand: beats when told to, and whoever would wait sees instead what happens meanwhile. */
function pulseByHand(meanwhile: () => Promise<unknown> = async () => undefined) {
  const acts = new Set<() => void>()
  const waited: number[] = []
  const pulse: Pulse = {
    async sleep(milliseconds) {
      waited.push(milliseconds)
      await meanwhile()
    },
    every(_milliseconds, act) {
      acts.add(act)
      return () => acts.delete(act)
    },
  }
  return { pulse, waited, acts, beat: () => acts.forEach((act) => act()) }
}

async function take(own: Holder, { pulse } = pulseByHand()): Promise<Lock> {
  return takeLock(folder, start, { own, pulse })
}

/** As if it had been written so long before now, by the clock of the disk. */
async function age(seconds: number, place = path()): Promise<void> {
  const then = Date.now() / 1000 - seconds
  await utimes(place, then, then)
}

async function told(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: Error & { code: string }) => `${error.code}: ${error.message}`,
  )
}

async function locksLeft(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith('ledger.lock'))
}

test('a holder of another host or container that is silent for more than three minutes is succeeded', async () => {
  for (const first of [await onHost('container-1'), await inSpace('pid:[1]')]) {
    await take(first)
    await age(175)
    expect(await told(take(await onHost('container-2')))).toMatch(
      /^store-locked: .*written by process \d+ on .*; wait for it, since a lock that is silent for three minutes is taken over\.$/,
    )
    await age(185)
    const hand = pulseByHand()
    const second = await take(await onHost('container-2'), hand)
    expect(hand.waited).toEqual([20_000])
    expect(await locksLeft()).toEqual(['ledger.lock'])
    expect(await readFile(path(), 'utf8')).toContain('container-2')
    await second.release()
    expect(await locksLeft()).toEqual([])
  }
})

test('who lives beats, and is not taken for silent', async () => {
  const hand = pulseByHand()
  const lock = await take(await onHost('container-1'), hand)
  const words = await readFile(path(), 'utf8')
  await age(500)
  hand.beat()
  await lock.release().finally(() => expect(hand.acts.size).toBe(0))
  // The beat that was under way is over before the lock is given back, and leaves nothing behind.
  expect(await locksLeft()).toEqual([])
  const again = await take(JSON.parse(words), hand)
  await age(500)
  const before = (await stat(path())).mtimeMs
  hand.beat()
  await expect.poll(async () => (await stat(path())).mtimeMs - before).toBeGreaterThan(400_000)
  expect(await readFile(path(), 'utf8')).toBe(words)
  expect(await told(take(await onHost('container-2')))).toMatch(/^store-locked/)
  await again.prove()
})

test('a clock that was set forward makes nobody silent who beats meanwhile, nor whose lock is given back', async () => {
  await take(await onHost('container-1'))
  await age(3600)
  const beats = pulseByHand(() => age(0))
  expect(await told(take(await onHost('container-2'), beats))).toMatch(/^store-locked/)
  await age(3600)
  const leaves = pulseByHand(() => rm(path()))
  await (await take(await onHost('container-2'), leaves)).prove()
})

test('on the same host silence proves nothing: who is seen to live keeps his lock', async () => {
  await take(await presentHolder(start))
  await age(86_400)
  const hand = pulseByHand()
  expect(await told(take(await presentHolder(start), hand))).toMatch(/^store-locked: .*or end it if it hangs\.$/)
  expect(hand.waited).toEqual([])
})

test('of many who find the holder silent one succeeds it, in every round', async () => {
  await take(await onHost('container-0'))
  for (let round = 1; round <= 10; round += 1) {
    await age(1000)
    const own = await Promise.all(Array.from({ length: 8 }, (_each, n) => onHost(`container-${round}-${n}`)))
    const taken = await Promise.allSettled(own.map((each) => take(each)))
    const locks = taken.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    expect(locks.length).toBe(1)
    for (const lock of locks) await lock.prove()
    expect(await locksLeft()).toEqual(['ledger.lock'])
  }
})

test('a successor that died on its way is succeeded in turn, and a lock without words too', async () => {
  await take(await onHost('container-1'))
  const { token } = JSON.parse(await readFile(path(), 'utf8'))
  const between = `${path()}.${token}`
  await writeFile(between, JSON.stringify(await onHost('container-2')))
  await age(1000)
  expect(await told(take(await onHost('container-3')))).toMatch(/written by process \d+ on container-2/)
  await age(1000, between)
  await (await take(await onHost('container-3'))).release()
  expect(await locksLeft()).toEqual([])
  await writeFile(path(), '')
  await writeFile(`${path()}.unnamed-ledger.lock`, '')
  expect(await told(take(await onHost('container-3')))).toMatch(/does not say by whom; try again later/)
  await age(1000, `${path()}.unnamed-ledger.lock`)
  await (await take(await onHost('container-3'))).release()
  expect(await locksLeft()).toEqual([])
})

test('a writer whose lock was taken over or removed writes nothing more, and leaves the lock of the other alone', async () => {
  const location = join(folder, 'store')
  await mkdir(location)
  const store = await openStore(location, { access: 'write', create: true })
  await store.commit({ keep: [aSnapshot()] })
  const lock = join(location, 'ledger.lock')
  const mine = await readFile(lock, 'utf8')
  const before = await readdir(location, { recursive: true })
  const other = JSON.stringify(await onHost('container-2'))
  await writeFile(lock, other)
  const step = { keep: [aSnapshot({ day: '2024-01-01' })], ...anEvent('late') }
  expect(await told(store.commit(step))).toMatch(
    /^store-conflict: The lock of .* was taken over by process \d+ on container-2 since .*nothing more is written by this process/,
  )
  await rm(lock)
  expect(await told(store.forget('NCT00000001'))).toMatch(/^store-conflict: .* was removed, so nothing more is written/)
  await writeFile(lock, mine)
  expect((await readdir(location, { recursive: true })).toSorted()).toEqual(before.toSorted())
  expect((await store.commit(step))?.seq).toBe(2)
  expect((await verify(store)).fault).toBeUndefined()
  await writeFile(lock, other)
  await store.close()
  expect(await readFile(lock, 'utf8')).toBe(other)
})

test('a lock that is lost while a step is made stops the step before its line', async () => {
  const location = join(folder, 'store')
  const other = JSON.stringify(await onHost('container-2'))
  let isLost = false
  // The clock is asked in the middle of a step.
  const now = (): Date => {
    if (isLost) writeFileSync(join(location, 'ledger.lock'), other)
    return start
  }
  const store = await openStore(location, { access: 'write', create: true, now })
  isLost = true
  expect(await told(store.commit({ keep: [aSnapshot()] }))).toMatch(/^store-conflict: .*container-2/)
  expect(await readFile(join(location, 'ledger.ndjson'), 'utf8')).toBe('')
  await store.close()
})
