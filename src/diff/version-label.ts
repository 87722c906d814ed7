/** The label of a version: which trial, of which day, from which source. */
import type { FormatName, ParsedTrial } from '../model/parsed-trial.js'

export interface VersionLabel {
  nctId?: string
  /** The day the registry posted this version, `2023-04-07`. */
  lastUpdatePosted?: string
  /** The number by which the registry's interface knows it, where the document tells it: 0 for the first. */
  version?: number
  format: FormatName
  /** `sha256:` and 64 hexadecimal digits over the source's bytes. */
  digest: string
}

export function labelOf({ trial, source }: ParsedTrial): VersionLabel {
  const { nctId, lastUpdatePosted } = trial
  return {
    ...(nctId && { nctId }),
    ...(lastUpdatePosted && { lastUpdatePosted: lastUpdatePosted.date }),
    ...(source.version !== undefined && { version: source.version }),
    format: source.format,
    digest: source.digest,
  }
}

/** Whether two versions stand in order of time; true where a version does not tell its day. */
export function inOrder(before: ParsedTrial, after: ParsedTrial): boolean {
  const earlier = labelOf(before).lastUpdatePosted
  const later = labelOf(after).lastUpdatePosted
  return earlier === undefined || later === undefined || earlier <= later
}
