/** Giving versions their numbers from a list of the record's versions that was found beside them. */
import type { ParsedTrial } from '../model/parsed-trial.js'
import type { Version } from '../model/version.js'

/**
 * A list does not say which trial it is of: it fits where the days of all versions stand in it, and no number that a
 * version has is another there. A day on which the list has two versions numbers none.
 * @returns the versions as they are, where no list fits or more than one does
 */
export function numberVersions(
  versions: readonly ParsedTrial[],
  lists: readonly (readonly Version[])[],
): readonly ParsedTrial[] {
  const [list, other] = lists.filter((each) => versions.length > 1 && versions.every((parsed) => fits(parsed, each)))
  if (!list || other) return versions
  return versions.map((parsed) => {
    const [entry, another] = entriesOf(parsed, list)
    if (!entry || another || parsed.source.version !== undefined) return parsed
    return { ...parsed, source: { ...parsed.source, version: entry.version } }
  })
}

function fits(parsed: ParsedTrial, list: readonly Version[]): boolean {
  const entries = entriesOf(parsed, list)
  const { version } = parsed.source
  return version === undefined ? entries.length > 0 : entries.some((entry) => entry.version === version)
}

/** The registry lists days of submission; its archive lists the days by which its pages are named. */
function entriesOf({ trial }: ParsedTrial, list: readonly Version[]): Version[] {
  const { lastUpdateSubmitted, lastUpdatePosted } = trial
  const bySubmission = list.filter(({ date }) => date === lastUpdateSubmitted?.date)
  return bySubmission.length > 0 ? bySubmission : list.filter(({ date }) => date === lastUpdatePosted?.date)
}
