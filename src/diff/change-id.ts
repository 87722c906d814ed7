/** The identity of a change: the same change between the same two versions has the same id on every run and machine. */
import { hash } from 'node:crypto'
import type { ParsedTrial } from '../model/parsed-trial.js'
import { fold } from '../normalize/fold.js'
import type { Finding } from './rule.js'

/** Sixteen hexadecimal digits over NCT id, both ends, code and subject; `rank` tells apart equals, in order. */
export function changeId(before: ParsedTrial, after: ParsedTrial, finding: Finding, rank: number): string {
  const parts = [
    after.trial.nctId ?? '',
    endOf(before),
    endOf(after),
    finding.code,
    fold(finding.subject ?? ''),
    String(rank),
  ]
  return hash('sha256', JSON.stringify(parts)).slice(0, 16)
}

/** A version is known by its last update; where a document gives none, by its bytes. */
function endOf({ trial, source }: ParsedTrial): string {
  return trial.lastUpdatePosted?.date ?? trial.lastUpdateSubmitted?.date ?? source.digest
}
