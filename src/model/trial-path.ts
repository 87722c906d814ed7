/** A TrialPath: the name of a part of every Trial, `leadSponsor`, `leadSponsor.class` or `locations[].zip`. */
import type { Trial } from './trial.js'

export type TrialPath = TrialField | `${TrialField}.${string}` | `${TrialField}[]${string}`
/** A top-level name of the Trial. */
export type TrialField = keyof Trial
