/** Giving versions their numbers from a list of the record's versions that was found beside them. */
import type { ParsedTrial } from '../../model/parsed-trial.js'
import type { Version } from '../../model/version.js'

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

/** The registry lists days of submission; its old archive lists the days by which its own pages are named. */
function entriesOf({ trial, source }: ParsedTrial, list: readonly Version[]): Version[] {
  const { lastUpdateSubmitted, lastUpdatePosted } = trial
  const isByPosting = source.format === 'archive-page' && source.version === undefined && lastUpdatePosted
  const day = isByPosting ? lastUpdatePosted : (lastUpdateSubmitted ?? lastUpdatePosted)
  return list.filter(({ date }) => date === day?.date)
}
