/** What the tabular view's rows mean, whatever a document prints them as: their names, and values of more than one field. */
import type { Draft } from '../../src/model/draft.js'
import type { Label } from './labels.js'

const outcomes = /^(current|original) (primary|secondary|other)(?: pre-specified)? outcome measures$/
const arms = /^study (?:arm|group)s?(?:\/cohorts?)? ?(?:\(s\))?$/
const original = /^original (?:(actual|estimated|anticipated) )?enrollment$/
const none = /^(?:Not|None|No longer) Provided\.?$/i
const same = /^Same as current\.?$/i

type Outcomes = NonNullable<Draft['outcomes']>

/** One name for what the years called differently. */
export function nameRow(label: Label): Label {
  if (arms.test(label.name)) return { name: 'study arms' }
  const enrollment = original.exec(label.name)
  return enrollment ? { name: 'original enrollment', qualifier: enrollment[1] } : label
}

/** `current primary outcome measures` → the version and type of what it lists. */
export function readOutcomeRow(name: string): { isOriginal: boolean; type: string } | undefined {
  const [, version, type] = outcomes.exec(name) ?? []
  return type === undefined ? undefined : { isOriginal: version === 'original', type }
}

/** Whether a row has its label alone to tell. */
export function isNotProvided(printed: string): boolean {
  return none.test(printed.trim())
}

/** `Same as current` means the outcomes of that type as they stand now. */
export function placeOriginals(draft: Draft, type: string, printed: string, listed: () => Outcomes): void {
  const now = draft.outcomes?.filter((outcome) => outcome.type === type) ?? []
  const originals = (same.test(printed.trim()) ? now : listed()).map(({ safetyIssue: _retired, ...outcome }) => outcome)
  const { originals: known } = draft.derived ?? {}
  draft.derived = { ...draft.derived, originals: { ...known, outcomes: [...(known?.outcomes ?? []), ...originals] } }
}

export function placeOriginalEnrollment(draft: Draft, printed: string, type: string | undefined): void {
  const told = same.test(printed.trim())
    ? draft.enrollment
    : { count: printed.trim(), ...(type === undefined ? {} : { type }) }
  if (told) draft.derived = { ...draft.derived, originals: { ...draft.derived?.originals, enrollment: told } }
}

/** `Retention:   Samples With DNA⏎Description:⏎whole blood`. */
export function placeBiospecimen(draft: Draft, printed: string): void {
  const [retention = '', description = ''] = printed.replace(/^\s*Retention\s*:/i, '').split(/^\s*Description\s*:/im)
  if (retention.trim() === '' && description.trim() === '') return
  draft.bioSpec = {
    ...(retention.trim() === '' ? {} : { retention: retention.replace(/\s+/g, ' ').trim() }),
    ...(description.trim() === '' ? {} : { description: description.trim() }),
  }
}
