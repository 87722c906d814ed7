/** One trial of the world: its versions, made only when they are asked for. */
import { labelsOf, nextVersion, submittedBefore, type Edit } from './edits.js'
import type { Study } from './study.js'

export interface TrialVersion {
  version: number
  /** The day it was submitted, which is the date the history tells. */
  date: string
  posted: string
  modules: readonly string[]
  edits: readonly Edit[]
}

export type Fate = { is: 'present' } | { is: 'removed' } | { is: 'merged'; into: string } | { is: 'withheld' }

export class Trial {
  readonly nctId: string
  readonly versions: TrialVersion[]
  fate: Fate = { is: 'present' }
  aliases: string[] = []
  /** Some records of the registry have no history at all. */
  hasHistory = true
  readonly #first: () => Study
  #latest: { version: number; study: Study } | undefined

  constructor(nctId: string, first: () => Study, submitted: string, posted: string) {
    this.nctId = nctId
    this.#first = first
    this.versions = [{ version: 0, date: submitted, posted, modules: [], edits: [] }]
  }

  get version(): number {
    return this.versions.length - 1
  }

  add(posted: string, edits: readonly Edit[]): void {
    const date = submittedBefore(posted)
    this.versions.push({ version: this.versions.length, date, posted, modules: labelsOf(edits), edits })
  }

  /** The study as it was in this version, free of noise; not to be changed. */
  study(version = this.version): Study {
    if (this.#latest?.version === version) return this.#latest.study
    const known = this.#latest !== undefined && this.#latest.version < version ? this.#latest : undefined
    let study = known?.study ?? this.#first()
    for (const { date, posted, edits } of this.versions.slice((known?.version ?? 0) + 1, version + 1))
      study = nextVersion(study, edits, date, posted)
    if (version === this.version) this.#latest = { version, study }
    return study
  }
}
