/** The kill test: a watch that is killed again and again while its trials change, its registry and its receiver fail. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WatchConfig } from '../../../src/watch/watch-config.js'
import { seededRandom, type Random } from '../random.js'
import { dayAfter } from '../registry/day.js'
import { inventEdit } from '../registry/edits.js'
import { startRegistry, type RegistryOfOnesOwn } from '../registry/registry.js'
import { World, type Step } from '../registry/world.js'
import { runOnce, type Outcome } from './child.js'
import { fastClock } from './fast-clock.js'
import { judge, type Verdict } from './judge.js'
import { startReceiver, type Receiver } from './receiver.js'

export interface KillOptions {
  seed: number
  /** So often is it killed. */
  kills: number
  trials: number
  /** `watch-once.ts` as one file that node runs. */
  script: string
  /** A folder's name, or `postgres://…`; a folder of its own unless given. */
  store?: string
  /** Hears how far it is. */
  say?: (line: string) => void
}

export interface KillReport extends Verdict {
  seed: number
  kills: number
  /** Runs that ended before the kill came. */
  ended: number
  /** Runs without faults until nothing was left to do. */
  finishing: number
  requests: number
  registryFaults: number
  refusals: number
}

export async function killWatch({
  seed,
  kills,
  trials,
  script,
  store,
  say = () => {},
}: KillOptions): Promise<KillReport> {
  const random = seededRandom(seed)
  const world = new World({ seed, trials })
  const setting = { shows: Date.parse('2026-03-02T12:00:00Z'), at: Date.now(), factor: 600 }
  const clock = fastClock(setting)
  const registry = await startRegistry({ world, seed, clock, faults: { probability: 0.3 } })
  const receiver = await startReceiver(seededRandom(seed + 1), () => clock.now())
  receiver.setFaults({ refuse: 0.2, drop: 0.1 })
  const folder = mkdtempSync(join(tmpdir(), 'trialdiff-kill-'))
  const location = store ?? join(folder, 'trials')
  const options = join(folder, 'once.json')
  const config = configOf(folder, location, registry.address, receiver.address, world.ids)
  writeFileSync(options, JSON.stringify({ config, clock: setting }))
  try {
    // The first kills fall into the baseline, whose length nobody knows yet.
    let usual = 1500
    let ended = 0
    for (let killed = 0; killed < kills;) {
      const aim = aimAt(random, usual, registry, receiver)
      const run = await runOnce(script, options, aim)
      registry.onRequest = undefined
      receiver.onTaken = undefined
      if (run.error !== undefined) throw new Error(`a run failed by itself (seed ${seed}): ${run.error}`)
      if (run.killed) killed += 1
      else {
        ended += 1
        usual = Math.max(50, (usual * 2 + run.took) / 3)
      }
      if (run.killed && killed % 20 === 0)
        say(`${killed} kills, ${ended} ended, ${receiver.deliveries.length} deliveries`)
      if (random.chance(0.7)) publish(world, random)
    }
    registry.setFaults({})
    receiver.setFaults({ refuse: 0, drop: 0 })
    const finishing = await finish(script, options)
    const verdict = await judge({ location, world, deliveries: receiver.deliveries, channels: ['now', 'daily'] })
    const registryFaults = registry.requests.filter(({ fault }) => fault !== undefined).length
    const requests = registry.requests.length
    return { ...verdict, seed, kills, ended, finishing, requests, registryFaults, refusals: receiver.refusals }
  } finally {
    await registry.close()
    await receiver.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A moment by chance: any of the usual time, around a letter, or around an answer of the registry. */
function aimAt(random: Random, usual: number, registry: RegistryOfOnesOwn, receiver: Receiver) {
  const [where, nth, plus] = [random.next(), random.between(1, 4), random.chance(0.3) ? 0 : random.next() * 12]
  const anyTime = random.next() * usual * 1.1
  return (kill: () => void): void => {
    let left = nth
    const count = (): void => {
      left -= 1
      if (left === 0) setTimeout(kill, plus)
    }
    if (where < 0.4) receiver.onTaken = count
    else if (where < 0.6) registry.onRequest = count
    else setTimeout(kill, anyTime)
  }
}

/** Lets it run until nothing is left to fetch nor to send. */
async function finish(script: string, options: string): Promise<number> {
  let last: Outcome | undefined
  for (let runs = 1; runs <= 60; runs += 1) {
    const { outcome, error } = await runOnce(script, options)
    if (outcome === undefined) throw new Error(`a run without faults failed: ${error}`)
    if (outcome.pending === 0 && outcome.failures.length === 0 && outcome.fetched === 0) return runs
    last = outcome
    // What was refused is tried again after minutes of the watch's clock.
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`the watch does not come to rest: ${JSON.stringify(last)}`)
}

/** A new build: some trials truly changed, some only submitted again, now and then one gone, all others with noise. */
function publish(world: World, random: Random): void {
  const present = random.shuffled([...world.trials.values()].filter(({ fate }) => fate.is === 'present'))
  const steps = present.slice(0, random.between(0, 8)).map((trial, at): Step => {
    if (at === 0 && random.chance(0.05)) return { nctId: trial.nctId, edit: { is: 'removed' } }
    if (random.chance(0.2)) return { nctId: trial.nctId, edit: { is: 'resubmitted' } }
    return { nctId: trial.nctId, edit: inventEdit(random, trial.study()) }
  })
  world.publish(dayAfter(world.day, 1), steps)
  // Mistakes of the registry, each in one answer: the version before though its row tells the new one, and hardly anything.
  const [moved, other] = [steps.at(-1), present.at(-1)]
  if (moved !== undefined && random.chance(0.15)) world.serveStale(moved.nctId)
  if (other !== undefined && random.chance(0.1)) world.serveNearlyEmpty(other.nctId)
}

function configOf(
  folder: string,
  store: string,
  registry: string,
  receiver: string,
  ids: readonly string[],
): WatchConfig {
  const half = Math.ceil(ids.length / 2)
  const webhook = (path: string) => ({
    type: 'webhook',
    settings: { url: `${receiver}/${path}`, allowPrivate: true },
  })
  const route = { min: 'minor' as const, timezone: 'UTC', contacts: true }
  const watch = { enabled: true, files: [] }
  return {
    file: join(folder, 'trialdiff.yaml'),
    folder,
    store,
    registry: { address: registry, rate: 3, transport: 'undici', timeoutSeconds: 2, attempts: 5 },
    keep: { contacts: 'keep', raw: 'keep' },
    fullCheckDays: 30,
    // Some trials stand in both watches, and are told once all the same.
    watches: [
      { ...watch, id: 'one', trials: ids.slice(0, half + 10) },
      { ...watch, id: 'other', trials: ids.slice(half) },
    ],
    rules: [],
    channels: { now: webhook('now'), daily: webhook('daily') },
    routes: [
      { ...route, id: 'now', to: ['now'], deliver: 'at-once' },
      { ...route, id: 'daily', to: ['daily'], deliver: 'digest' },
    ],
    health: { alertAfter: 1_000_000, to: [] },
    schedule: { at: '0 9 * * *', timezone: 'UTC' },
  }
}
