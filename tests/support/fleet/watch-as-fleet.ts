/** Several workers on one PostgreSQL watch the same trials, one of them is killed: what was asked, how fast, and what was told. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pace } from '../../../src/watch/fleet/worker.js'
import type { WatchConfig } from '../../../src/watch/watch-config.js'
import { judge, type Verdict } from '../kill/judge.js'
import { startReceiver } from '../kill/receiver.js'
import { seededRandom } from '../random.js'
import { startRegistry, type RegistryOfOnesOwn } from '../registry/registry.js'
import { World } from '../registry/world.js'
import { startWorker, type FleetWorker, type ToldOutcome } from './worker.js'

export interface FleetOptions {
  seed: number
  trials: number
  workers: number
  /** Requests a second, of all workers together. */
  rate: number
  pace: Pace & { atOnce: number }
  /** `postgres://…` */
  store: string
  /** `watch-with-others.ts` as one file that node runs. */
  script: string
  /** Who is killed in the midst of the first run, of the second and so on; trials change between two runs. */
  kills: readonly ('leader' | 'helper' | 'nobody')[]
  say?: (line: string) => void
}

export interface FleetRun {
  killed: 'leader' | 'helper' | 'nobody'
  seconds: number
  requests: number
  /** Records that were served, each as often as it was. */
  served: number
  /** Trials whose record was served more than once. */
  twice: number
  /** Most requests within any second, and within any five. */
  mostInOne: number
  mostInFive: number
  outcome: ToldOutcome | undefined
  /** Workers that asked the registry for anything and lived. */
  busy: number
  /** Workers that said how the run ended. */
  ended: number
}

export async function watchAsFleet(options: FleetOptions): Promise<{ runs: readonly FleetRun[]; verdict: Verdict }> {
  const { seed, trials, kills, store, say = () => {} } = options
  const world = new World({ seed, trials })
  const registry = await startRegistry({ world, seed, faults: { emptyPages: 0 } })
  const receiver = await startReceiver(seededRandom(seed + 1), () => new Date())
  receiver.setFaults({ refuse: 0, drop: 0 })
  const folder = mkdtempSync(join(tmpdir(), 'trialdiff-fleet-'))
  const file = join(folder, 'worker.json')
  const config = configOf(options, folder, registry.address, receiver.address, world.ids)
  writeFileSync(file, JSON.stringify({ config, pace: options.pace }))
  const runs: FleetRun[] = []
  try {
    for (const [at, victim] of kills.entries()) {
      const due = at === 0 ? trials : Math.ceil(trials * 0.4)
      if (at > 0) world.publishSome(due)
      registry.clearLog()
      runs.push(await runAll(victim, due, options, registry, file))
      say(JSON.stringify(runs.at(-1)))
    }
    const verdict = await judge({ location: store, world, deliveries: receiver.deliveries, channels: ['now', 'daily'] })
    return { runs, verdict }
  } finally {
    await registry.close()
    await receiver.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param due how many records the run has to fetch */
async function runAll(
  victim: FleetRun['killed'],
  due: number,
  { workers: count, script, pace }: FleetOptions,
  registry: RegistryOfOnesOwn,
  file: string,
): Promise<FleetRun> {
  const began = Date.now()
  const workers = Array.from({ length: count }, () => startWorker(script, file))
  await Promise.race(workers.map(({ up }) => up))
  const midway = Math.floor(due / pace.atOnce / 2)
  let asked = 0
  let struck: FleetWorker | undefined
  registry.onRequest = ({ url }) => {
    if (!isForRecords(url)) return
    asked += 1
    if (asked < midway || struck || victim === 'nobody') return
    struck = workers.find(({ leads }) => leads === (victim === 'leader'))
    struck?.kill()
  }
  const endings = await Promise.all(workers.map(({ ended }) => ended))
  registry.onRequest = undefined
  for (const [at, { status, signal, stderr }] of endings.entries()) {
    if (workers[at] === struck ? signal !== 'SIGKILL' : status !== 0) {
      throw new Error(`worker ${at} ended with ${status ?? signal}: ${stderr}`)
    }
  }
  if (victim !== 'nobody' && !struck) throw new Error('nobody was killed')
  const times = registry.requests.map(({ at }) => Date.parse(at)).toSorted((one, other) => one - other)
  const served = registry.world.ids.map((nctId) => registry.timesServed(nctId))
  return {
    killed: victim,
    seconds: Math.round((Date.now() - began) / 100) / 10,
    requests: times.length,
    served: served.reduce((sum, each) => sum + each, 0),
    twice: served.filter((each) => each > 1).length,
    mostInOne: mostWithin(times, 1000),
    mostInFive: mostWithin(times, 5000),
    outcome: workers.find(({ outcome }) => outcome)?.outcome,
    busy: workers.filter(({ asked: own }) => own > 0).length,
    ended: workers.filter(({ outcome }) => outcome).length,
  }
}

function isForRecords(url: string): boolean {
  return url.includes('/studies') && !url.includes('fields=')
}

function mostWithin(times: readonly number[], span: number): number {
  let most = 0
  for (let from = 0, to = 0; to < times.length; to += 1) {
    while ((times[to] ?? 0) - (times[from] ?? 0) >= span) from += 1
    most = Math.max(most, to - from + 1)
  }
  return most
}

function configOf(
  { rate, store }: FleetOptions,
  folder: string,
  registry: string,
  receiver: string,
  ids: readonly string[],
): WatchConfig {
  const webhook = (path: string) => ({ type: 'webhook', settings: { url: `${receiver}/${path}`, allowPrivate: true } })
  const route = { min: 'minor', timezone: 'UTC', contacts: true } as const
  return {
    file: join(folder, 'trialdiff.yaml'),
    folder,
    store,
    registry: { address: registry, rate, transport: 'undici', timeoutSeconds: 10, attempts: 4 },
    keep: { contacts: 'keep', raw: 'keep' },
    fullCheckDays: 30,
    watches: [{ id: 'ours', enabled: true, trials: ids, files: [] }],
    rules: [],
    channels: { now: webhook('now'), daily: webhook('daily') },
    routes: [
      { ...route, id: 'now', to: ['now'], deliver: 'at-once' },
      { ...route, id: 'daily', to: ['daily'], deliver: 'digest' },
    ],
    health: { alertAfter: 3, to: [] },
    schedule: { at: '0 9 * * *', timezone: 'UTC' },
  }
}
