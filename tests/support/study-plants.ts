/** Plants exactly one change in an API v2 study, of a kind that fits it, with what a comparison has to say of it. */
import { plantArms } from './arm-plants.js'
import { plantCriteria } from './criteria-plants.js'
import { plantDesign } from './design-plants.js'
import { plantEligibility } from './eligibility-plants.js'
import { seededRandom, type Random } from './random.js'
import type { RawStudy } from './raw-study.js'
import { plantManySites, plantSites } from './site-plants.js'
import { plantResults } from './results-plants.js'
import { plantTexts } from './text-plants.js'
import { plantStatus } from './status-plants.js'

/** What the one change has to be. Texts are to be found in it as a reader would find them: in other typing, too. */
export interface Expected {
  code: string
  /** Part of the change's subject. */
  subject?: string
  /** Part of what stood there, or what stands there now. */
  before?: string | number
  after?: string | number
  /** Facts that must be told just so. */
  facts?: Readonly<Record<string, unknown>>
}
interface Planted {
  kind: string
  study: RawStudy
  expected: Expected
}

/** Changes the study in place; undefined where the kind does not fit it, and then nothing was changed. */
export type Plant = (study: RawStudy, random: Random) => Expected | undefined

const plants: Readonly<Record<string, Plant>> = {
  ...plantStatus,
  ...plantSites,
  ...plantManySites,
  ...plantCriteria,
  ...plantEligibility,
  ...plantArms,
  ...plantDesign,
  ...plantTexts,
}

/** Those that only a study with results, documents or a record of its own on them takes, planted apart. */
export const plantKindsOfResults: readonly string[] = Object.keys(plantResults)

const plantKinds: readonly string[] = Object.keys(plants)

/** A copy of the study with one change of a kind taken by chance among those that fit, or among `kinds`. */
export function plant(study: RawStudy, random: Random, kinds: readonly string[] = plantKinds): Planted {
  for (const kind of random.shuffled(kinds)) {
    const copy = structuredClone(study)
    const expected = (plants[kind] ?? plantResults[kind])?.(copy, random)
    if (expected) return { kind, study: copy, expected }
  }
  throw new Error(`${study.protocolSection.identificationModule.nctId} takes no change of ${kinds.join(', ')}`)
}

/** Whether a kind of change fits the study. */
export function takes(study: RawStudy, kind: string): boolean {
  const plantOne = plants[kind] ?? plantResults[kind]
  return plantOne?.(structuredClone(study), seededRandom(1)) !== undefined
}
