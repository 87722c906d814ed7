/** The chain of the ledger: each line's digest is over the line before it, so that none can be changed, cut out or put in unseen. */
import { hash } from 'node:crypto'
import type { LedgerEntry, LedgerHead, LedgerLine } from '../src/model/ledger.js'
import type { Digest } from '../src/model/snapshot.js'

export const emptyHead: LedgerHead = { seq: 0, digest: digestOf('') }

export function digestOf(content: string | Uint8Array): Digest {
  return `sha256:${hash('sha256', content)}`
}

/** The line that follows a head. */
export function nextLine(head: LedgerHead, at: string, entries: readonly LedgerEntry[]): LedgerLine {
  const line = { seq: head.seq + 1, at, entries, previous: head.digest }
  return { ...line, digest: lineDigest(line) }
}

/** The digest a line must have. */
export function lineDigest({ seq, at, entries, previous }: Omit<LedgerLine, 'digest'>): Digest {
  return digestOf(canonical({ at, entries, previous, seq }))
}

/** A line as it stands in a ledger of NDJSON, without the line break. */
export function lineText(line: LedgerLine): string {
  return canonical(line)
}

/** JSON with the keys of every object in the order of their code units, without white space. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  )
}
