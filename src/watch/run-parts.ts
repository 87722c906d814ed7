/** The parts a run is given: the store, the registry, the clock, and ways to reach people, all ready to use. */
import type { Detail, Letter, Registry, Sender, Store, TellingDigest } from '../index.js'
import type { Route } from './watch-config.js'

export interface RunParts {
  /** Open for writing. */
  store: Store
  registry: Registry
  clock: { now(): Date }
  /** The NCT ids that each watch names itself or in its files, by the watch's id. */
  lists: ReadonlyMap<string, readonly string[]>
  /** By the name in the configuration, secrets filled in. */
  channels: ReadonlyMap<string, ReadyChannel>
  write(digest: TellingDigest, detail: Detail): Letter
  /** When what is found now may be sent by this route; undefined for at once. */
  dueAt(route: Route, now: Date): Date | undefined
  progress?: (progress: RunProgress) => void
  /** Trials and watches of which the operator says that what looks wrong is right: `NCT…`, `watch:<id>`. */
  accept?: ReadonlySet<string>
  /** Tells again, on purpose, what was found since a moment, of these trials or of all. */
  redeliver?: { since?: string; trials?: readonly string[] }
  /** Milliseconds after which one letter counts as not sent; a minute unless given. */
  sendTimeout?: number
  /** Ends the run after the step at hand. */
  signal?: AbortSignal
  /** Milliseconds for which a channel is waited for that another worker serves; half a minute unless given. */
  channelPatience?: number
}

export interface ReadyChannel {
  /** To whom it goes, in clear; never kept nor printed. */
  recipients: readonly string[]
  limit?: number
  sizeOf(letter: Letter): number
  /** Called when the first letter is to be sent, and once a run. */
  open(): Promise<Sender>
}

export interface RunProgress {
  doing: 'asking' | 'searching' | 'polling' | 'fetching' | 'sending'
  done: number
  of?: number
}
