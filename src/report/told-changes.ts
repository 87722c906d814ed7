/** Which changes of a comparison are told: loud enough, and of the areas asked for. */
import { severities, type Area, type Change, type Comparison, type Severity } from '../model/change.js'

export interface Selection {
  /** The quietest severity that is told; `minor` unless said otherwise. */
  min?: Severity
  areas?: readonly Area[]
}

export function toldChanges({ changes }: Comparison, { min = 'minor', areas }: Selection = {}): Change[] {
  const quietest = severities.indexOf(min)
  return changes.filter(
    (change) => severities.indexOf(change.severity) <= quietest && (areas === undefined || areas.includes(change.area)),
  )
}
