/** A watch with all its parts, ready to run: a clock that stands still, channels that remember what they were sent. */
import { StoreError, type ChannelError } from '../../src/model/errors.js'
import type { Detail, Letter, TellingDigest } from '../../src/model/delivery.js'
import type { Store } from '../../snapshots/store.js'
import type { RunParts, ReadyChannel } from '../../src/watch/run-parts.js'
import { runWatch } from '../../src/watch/run.js'
import type { RunOutcome } from '../../src/watch/run-outcome.js'
import type { Route, Watch, WatchConfig } from '../../src/watch/watch-config.js'
import { memoryStore, type MemoryStore } from './memory-store.js'
import { toldRegistry, type ToldRegistry } from './told-registry.js'

export interface SentLetter {
  channel: string
  recipient: string
  letter: Letter
}

export interface Bench {
  config: WatchConfig
  clock: { now(): Date; at: Date; days(count: number): void; minutes(count: number): void }
  store: MemoryStore
  registry: ToldRegistry
  lists: Map<string, readonly string[]>
  channels: Map<string, ReadyChannel>
  sent: SentLetter[]
  /** Errors that a channel's sender throws, by its name. */
  broken: Map<string, ChannelError>
  run(parts?: Partial<RunParts>): Promise<RunOutcome>
  /** A day later, with a new build of the registry's data. */
  nextDay(parts?: Partial<RunParts>): Promise<RunOutcome>
  /** The sentences that a channel was sent, by trial. */
  toldTo(channel: string): string[]
}

export function routeOf(options: Partial<Route> = {}): Route {
  return { id: 'all', min: 'minor', to: ['mail'], deliver: 'digest', timezone: 'UTC', contacts: false, ...options }
}

export function watchOf(options: Partial<Watch> & { id: string }): Watch {
  return { enabled: true, trials: [], files: [], ...options }
}

export function configOf(options: Partial<WatchConfig> = {}): WatchConfig {
  return {
    file: 'trialdiff.yaml',
    folder: '.',
    store: 'trials',
    registry: { address: '', rate: 1, transport: 'undici', timeoutSeconds: 30, attempts: 4 },
    keep: { contacts: 'keep', raw: 'keep' },
    fullCheckDays: 30,
    watches: [watchOf({ id: 'ours' })],
    rules: [],
    channels: {},
    routes: [routeOf()],
    health: { alertAfter: 3, to: ['ops'] },
    schedule: { at: '17 6 * * *', timezone: 'UTC' },
    ...options,
  }
}

export function bench(options: Partial<WatchConfig> & { trials?: readonly string[] } = {}): Bench {
  const { trials = [], ...rest } = options
  const clock: Bench['clock'] = {
    at: new Date('2024-01-16T06:17:00Z'),
    now: () => new Date(clock.at),
    days: (count) => void clock.at.setUTCDate(clock.at.getUTCDate() + count),
    minutes: (count) => void clock.at.setUTCMinutes(clock.at.getUTCMinutes() + count),
  }
  const sent: SentLetter[] = []
  const broken = new Map<string, ChannelError>()
  const channelOf = (name: string, recipients: readonly string[]): ReadyChannel => ({
    recipients,
    sizeOf: ({ text }) => text.length,
    open: async () => ({
      async send(letter, recipient) {
        const error = broken.get(name)
        if (error) throw error
        sent.push({ channel: name, recipient, letter })
      },
      close: async () => undefined,
    }),
  })
  const it: Bench = {
    config: configOf(rest),
    clock,
    store: memoryStore(() => clock.now()),
    registry: toldRegistry(clock),
    lists: new Map([['ours', trials]]),
    channels: new Map([
      ['mail', channelOf('mail', ['reader@example.org'])],
      ['chat', channelOf('chat', ['room'])],
      ['ops', channelOf('ops', ['operator@example.org'])],
    ]),
    sent,
    broken,
    run: async (parts = {}) => {
      const { store, registry, lists, channels } = it
      return runWatch(it.config, {
        store,
        registry,
        clock,
        lists,
        channels,
        write: letterOf,
        dueAt: () => undefined,
        ...parts,
      })
    },
    nextDay: async (parts) => {
      clock.days(1)
      it.registry.build()
      return it.run(parts)
    },
    toldTo: (channel) =>
      sent.filter((each) => each.channel === channel).flatMap(({ letter }) => sentencesOf(letter.digest)),
  }
  for (const nctId of trials) it.registry.put({ nctId })
  return it
}

/** A letter that says what a digest holds, a line each. */
export function letterOf(digest: TellingDigest, detail: Detail): Letter {
  const text = detail === 'counts' ? `${digest.happenings.length}` : sentencesOf(digest).join('\n')
  return {
    id: digest.id,
    subject: `${digest.happenings.length} trials`,
    text,
    html: text,
    markdown: text,
    parts: [],
    digest,
    detail,
  }
}

function sentencesOf({ happenings, health = [] }: TellingDigest): string[] {
  return [
    ...happenings.flatMap(({ nctId, events }) => events.map(({ sentence }) => `${nctId}: ${sentence}`)),
    ...health,
  ]
}

export function idsFrom(first: number, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `NCT${String(first + at).padStart(8, '0')}`)
}

/** A store whose calls that write fail from the k-th on, as if the process had died there. */
export function dyingAt(store: Store, call: number): Store {
  let calls = 0
  const alive =
    <A extends unknown[], R>(work: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      calls++
      if (calls >= call) throw new StoreError('store-trouble', 'The process died here.')
      return work(...args)
    }
  return { ...store, commit: alive(store.commit), writeNote: alive(store.writeNote) }
}
