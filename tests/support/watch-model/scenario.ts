/** One scenario of chance: what happens to the registry and what the operator does, run after run, judged by the oracle. */
import { verify } from '../../../snapshots/verify.js'
import { ChannelError, StoreError } from '../../../src/model/errors.js'
import type { ReadyChannel, RunParts } from '../../../src/watch/run-parts.js'
import { runWatch } from '../../../src/watch/run.js'
import type { Route, WatchConfig } from '../../../src/watch/watch-config.js'
import { seededRandom, type Random } from '../random.js'
import { configOf, letterOf, watchOf } from '../watch-run.js'
import { foldedStore, type FoldedStore } from './folded-store.js'
import { operate, randomRoutes, searches } from './operator.js'
import { newOracle, type Oracle } from './oracle.js'
import { changeWorld, disturbWorld, healWorld, nextStamp, peopleWorld } from './chance.js'
import { registryOf, type World } from './world.js'

export interface Scenario {
  seed: number
  runs: number
  crashes: number
  told: number
  letters: number
  violations: readonly string[]
  /** What was done, in words, for shrinking by hand. */
  log: readonly string[]
}

export interface Play {
  random: Random
  world: World
  clock: { now(): Date; at: Date }
  config: WatchConfig
  lists: Map<string, readonly string[]>
  /** Addresses by channel. */
  people: Map<string, string[]>
  store: FoldedStore
  oracle: Oracle
  broken: Set<string>
  log: string[]
}

export async function playScenario(seed: number, rounds = 12): Promise<Scenario> {
  const random = seededRandom(seed)
  const world = peopleWorld(random)
  const clock = { at: new Date('2024-01-16T06:17:00Z'), now: () => new Date(clock.at) }
  const play: Play = {
    random,
    world,
    clock,
    config: configOf({ health: { alertAfter: 2, to: ['ops'] } }),
    lists: new Map([
      ['ours', random.shuffled([...world.facts.keys()]).slice(0, random.between(1, 4))],
      ['theirs', random.shuffled([...world.facts.keys()]).slice(0, random.between(0, 3))],
    ]),
    people: new Map([
      ['mail', ['anna.reader@example.org', 'bert.reader@example.org']],
      ['chat', ['the-room-of-all']],
      ['hook', ['webhook-receiver']],
      ['ops', ['operator@example.org']],
    ]),
    store: foldedStore(() => clock.now()),
    oracle: newOracle(),
    broken: new Set(),
    log: [],
  }
  play.config = {
    ...play.config,
    watches: ['ours', 'theirs', ...searches].map((id) =>
      watchOf(id === 'ours' || id === 'theirs' ? { id } : { id, search: { 'query.cond': id } }),
    ),
    routes: randomRoutes(random),
  }
  let crashes = 0
  let runs = 0
  const once = async (isCalm: boolean): Promise<void> => {
    runs++
    if (!(await runOnce(play, isCalm))) crashes++
  }
  await once(false)
  for (let round = 0; round < rounds && play.oracle.violations.length === 0; round++) {
    passTime(play)
    const changes = random.between(0, 4)
    for (let n = 0; n < changes; n++) play.log.push(changeWorld(random, world, play.clock.now()))
    if (random.chance(0.85)) play.log.push(nextStamp(world))
    healWorld(world)
    play.broken.clear()
    if (random.chance(0.5)) play.log.push(disturbWorld(random, world))
    if (random.chance(0.3)) play.broken.add(random.pick(['mail', 'chat', 'hook', 'ops']))
    if (random.chance(0.45)) play.log.push(await operate(play))
    await once(false)
  }
  healWorld(world)
  play.broken.clear()
  for (let n = 0; n < 4 && play.oracle.violations.length === 0; n++) {
    play.clock.at = new Date(play.clock.at.getTime() + 2 * 86_400_000)
    nextStamp(world)
    await once(true)
  }
  const { oracle } = play
  const store = play.store
  if (oracle.violations.length === 0) {
    await oracle.judgeEnd(play)
    const { fault } = await verify(store)
    if (fault) oracle.violations.push(`verify: ${fault.what}`)
  }
  const { violations, told, letters } = oracle
  return { seed, runs, crashes, told: told(), letters: letters(), violations, log: play.log }
}

function passTime({ random, clock, log }: Play): void {
  const hours = random.pick([1, 24, 24, 24, 48, 24 * 7, 24 * 35, -30])
  clock.at = new Date(clock.at.getTime() + hours * 3_600_000)
  log.push(`${hours} hours pass: ${clock.at.toISOString()}`)
}

/** @returns false where it died on its way */
async function runOnce(play: Play, isCalm: boolean): Promise<boolean> {
  const { random, world, clock, config, lists, oracle, log } = play
  const diesAt = !isCalm && random.chance(0.35) ? random.between(1, 14) : undefined
  const after = random.chance(0.5)
  const life = { calls: 0, diesAt, after, dead: false }
  world.served.clear()
  await oracle.beforeRun(play)
  const parts: RunParts = {
    store: mortal(play.store, life),
    registry: registryOf(world, clock),
    clock,
    lists,
    channels: channelsOf(play, life, isCalm),
    write: letterOf,
    dueAt: (route, now) => slotOf(route, now),
    ...(!isCalm && oracle.mayRedeliver && random.chance(0.03) && { redeliver: {} }),
  }
  if (parts.redeliver) oracle.redelivered = true
  try {
    const outcome = await runWatch(config, parts)
    log.push(
      `run: ${outcome.happenings.length} happenings, ${outcome.failures.map(({ target, code }) => `${target} ${code}`).join(', ') || 'no failure'}${outcome.unchanged ? ', unchanged' : ''}`,
    )
    await oracle.afterRun(play, outcome)
    return true
  } catch (error) {
    if (!life.dead) throw error
    log.push(`run died at call ${diesAt} ${after ? 'after' : 'before'} it`)
    await oracle.afterRun(play, undefined)
    return false
  }
}

interface Life {
  calls: number
  diesAt: number | undefined
  after: boolean
  dead: boolean
}

async function live<R>(life: Life, work: () => Promise<R>): Promise<R> {
  if (life.dead) throw new StoreError('store-trouble', 'The process is dead.')
  life.calls++
  if (life.calls !== life.diesAt) return work()
  if (life.after) await work()
  life.dead = true
  throw new StoreError('store-trouble', 'The process died here.')
}

function mortal(store: FoldedStore, life: Life): FoldedStore {
  return {
    ...store,
    commit: async (step) => live(life, async () => store.commit(step)),
    writeNote: async (name, text) => live(life, async () => store.writeNote(name, text)),
  }
}

function channelsOf({ people, oracle, broken, random }: Play, life: Life, isCalm: boolean): Map<string, ReadyChannel> {
  const channels = [...people].map(([name, recipients]): [string, ReadyChannel] => [
    name,
    {
      recipients,
      ...(name === 'hook' && { limit: 90 }),
      sizeOf: ({ text }) => text.length,
      open: async () => ({
        send: async (letter, recipient) =>
          live(life, async () => {
            if (broken.has(name)) {
              const retryable = random.chance(0.7)
              throw new ChannelError(retryable ? 'channel-unreachable' : 'channel-refused', 'It failed.', { retryable })
            }
            oracle.hear(name, recipient, letter)
            if (!isCalm && random.chance(0.05))
              throw new ChannelError('channel-unreachable', 'No answer came.', { retryable: true })
          }),
        close: async () => undefined,
      }),
    },
  ])
  return new Map(channels)
}

function slotOf({ deliver, at }: Route, now: Date): Date | undefined {
  if (deliver !== 'digest' || at === undefined) return undefined
  const slot = new Date(now)
  slot.setUTCHours(7, 0, 0, 0)
  return slot < now ? new Date(slot.getTime() + 86_400_000) : slot
}
