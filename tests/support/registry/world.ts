/** A world of trials with their versions, made from a seed; publishing moves the registry's data to the next build. */
import { seededRandom, type Random } from '../random.js'
import { dayAfter } from './day.js'
import { inventEdit, type Edit } from './edits.js'
import { inventStudy } from './invent.js'
import { usualNoise, withNoise, type Noise } from './noise.js'
import type { Study } from './study.js'
import { Trial, type Fate } from './trial.js'

/** What one trial of a new build becomes. */
export interface Step {
  nctId: string
  edit: Edit | readonly Edit[] | Exclude<Fate, { is: 'present' }> | { is: 'restored' }
}

/** What truly changed: a new version, or the fate of a record, where both ends are the same version. */
export interface WorldChange {
  nctId: string
  day: string
  from: number
  to: number
  what: readonly string[]
}

export interface WorldOptions {
  seed: number
  trials?: number
  /** Studies of one's own, whole as the API serves them; each becomes a trial of one version. */
  records?: readonly Study[]
  /** The day of the first build. */
  day?: string
  noise?: Partial<Noise>
}

interface Trick {
  is: 'stale' | 'nearly empty'
  times: number
  version: number
}

const fates = ['removed', 'merged', 'withheld', 'restored']

export class World {
  readonly trials = new Map<string, Trial>()
  readonly changes: WorldChange[] = []
  readonly random: Random
  /** Counts the builds of the data. */
  build = 1
  day: string
  readonly #noise: Noise
  readonly #tricks = new Map<string, Trick>()

  constructor({ seed, trials = 0, records = [], day = '2026-03-02', noise = {} }: WorldOptions) {
    this.random = seededRandom(seed)
    this.day = day
    this.#noise = { ...usualNoise, ...noise }
    for (let number = 1; number <= trials; number += 1) {
      const nctId = `NCT${String(4_000_000 + number * 7).padStart(8, '0')}`
      const submitted = dayAfter(day, -30 - (number % 700))
      const first = (): Study => inventStudy(nctId, seededRandom(seed * 7919 + number), submitted)
      this.trials.set(nctId, new Trial(nctId, first, submitted, dayAfter(submitted, 3)))
    }
    for (const record of records) {
      const { identificationModule: identity, statusModule: status } = record.protocolSection
      const posted = status.lastUpdatePostDateStruct?.date ?? day
      this.trials.set(
        identity.nctId,
        new Trial(identity.nctId, () => record, status.lastUpdateSubmitDate ?? posted, posted),
      )
    }
  }

  get ids(): string[] {
    return [...this.trials.keys()]
  }

  /** `2026-03-02T09:00:05`; a second build of a day is an hour later. */
  get dataTimestamp(): string {
    return `${this.day}T${String(9 + (this.#hour % 14)).padStart(2, '0')}:00:05`
  }
  #hour = 0

  /** A new build of the data, on the same day or later, with these trials changed and noise in all others. */
  publish(day: string, steps: readonly Step[] = []): void {
    if (day < this.day) throw new Error(`the world is at ${this.day} and cannot go back to ${day}`)
    this.#hour = day === this.day ? this.#hour + 1 : 0
    this.day = day
    this.build += 1
    for (const { nctId, edit } of steps) {
      const trial = this.trial(nctId)
      const edits = (Array.isArray(edit) ? edit : [edit]) as readonly (Edit | Fate | { is: 'restored' })[]
      const from = trial.version
      const versioned = edits.filter((each): each is Edit => !fates.includes(each.is))
      if (versioned.length > 0) trial.add(day, versioned)
      for (const each of edits) this.#decide(trial, each)
      this.changes.push({ nctId, day, from, to: trial.version, what: edits.map(({ is }) => is) })
    }
  }

  /** A new build one day later in which so many trials, chosen by chance, have a new version that truly differs. */
  publishSome(count: number, random: Random = this.random): Step[] {
    const present = [...this.trials.values()].filter(({ fate }) => fate.is === 'present')
    const steps = random
      .shuffled(present)
      .slice(0, count)
      .map((trial): Step => ({ nctId: trial.nctId, edit: inventEdit(random, trial.study()) }))
    this.publish(dayAfter(this.day, 1), steps)
    return steps
  }

  /** The next answers that hold this trial in full tell an earlier version, as an index behind its data does. */
  serveStale(nctId: string, version = this.trial(nctId).version - 1, times = 1): void {
    this.#tricks.set(nctId, { is: 'stale', times, version: Math.max(version, 0) })
  }

  /** The next answers that hold this trial in full have hardly more than its id, as happens by mistake. */
  serveNearlyEmpty(nctId: string, times = 1): void {
    this.#tricks.set(nctId, { is: 'nearly empty', times, version: this.trial(nctId).version })
  }

  trial(nctId: string): Trial {
    const trial = this.trials.get(nctId)
    if (trial === undefined) throw new Error(`the world has no ${nctId}`)
    return trial
  }

  /** The record of a present trial as this build serves it; a full one may be spoilt, where that was asked for. */
  record(trial: Trial, isFull: boolean): Study {
    const trick = isFull ? this.#tricks.get(trial.nctId) : undefined
    if (trick !== undefined && (trick.times -= 1) <= 0) this.#tricks.delete(trial.nctId)
    const study = trial.study(trick?.is === 'stale' ? trick.version : trial.version)
    if (trick?.is === 'nearly empty') return onlyOf(study, study.protocolSection.statusModule.overallStatus)
    if (trial.fate.is === 'withheld') return onlyOf(study, 'WITHHELD')
    return withNoise(study, this.day, this.build, this.#noise, trial.aliases)
  }

  /** Follows merged records; undefined where there is none, or it was removed. */
  resolve(nctId: string): Trial | undefined {
    const trial = this.trials.get(nctId)
    if (trial?.fate.is === 'merged') return this.resolve(trial.fate.into)
    return trial?.fate.is === 'removed' ? undefined : trial
  }

  #decide(trial: Trial, each: Edit | Fate | { is: 'restored' }): void {
    if (each.is === 'merged') {
      trial.fate = each
      const into = this.trial(each.into)
      into.aliases = [...into.aliases, trial.nctId]
    } else if (each.is === 'removed' || each.is === 'withheld') trial.fate = each
    else if (each.is === 'restored') trial.fate = { is: 'present' }
  }
}

/** All that a withheld record tells. */
function onlyOf(study: Study, overallStatus: string | undefined): Study {
  const { identificationModule, statusModule } = study.protocolSection
  const { lastUpdatePostDateStruct: posted } = statusModule
  return {
    protocolSection: {
      identificationModule: { nctId: identificationModule.nctId },
      statusModule: {
        ...(overallStatus === undefined ? {} : { overallStatus }),
        ...(posted === undefined ? {} : { lastUpdatePostDateStruct: posted }),
      },
    },
    hasResults: false,
  }
}
