/** The document of a snapshot: one canonical text for one reading of one source, fit for git. */
import type { ParsedTrial } from '../src/model/parsed-trial.js'
import type { KeptDocument, Snapshot } from '../src/model/snapshot.js'
import type { Trial } from '../src/model/trial.js'
import { canonicalJson } from '../src/normalize/canonical-json.js'

/** The day a version is filed under, and which of the registry's days it is. */
export function dayOf({ trial }: ParsedTrial): Pick<Snapshot, 'day' | 'dayKind'> {
  if (trial.lastUpdatePosted) return { day: trial.lastUpdatePosted.date, dayKind: 'posted' }
  if (trial.lastUpdateSubmitted) return { day: trial.lastUpdateSubmitted.date, dayKind: 'submitted' }
  return { dayKind: 'undated' }
}

/**
 * @param digest of the raw bytes that were kept or seen
 * @returns JSON with two spaces of indent and a line break at the end: the facts of the source first, then the trial
 */
export function documentOf(parsed: ParsedTrial, nctId: string, digest: string): string {
  const { source, issues, trial } = parsed
  const kept: Omit<KeptDocument, 'trial'> = {
    nctId,
    ...dayOf(parsed),
    ...(source.version !== undefined && { version: source.version }),
    source: { format: source.format, digest, omits: source.omits },
    issues,
  }
  const facts = JSON.stringify(kept, null, 2)
  const text = canonicalJson(trial).trimEnd().replaceAll('\n', '\n  ')
  return `${facts.slice(0, -2)},\n  "trial": ${text}\n}\n`
}

/** A kept document read back as what it was kept of. */
export function parsedOf(document: string): ParsedTrial {
  const { source, version, issues, trial } = JSON.parse(document) as KeptDocument
  return {
    trial: trial as Trial,
    source: { ...source, ...(version !== undefined && { version }) },
    issues: issues as ParsedTrial['issues'],
  }
}
