/** The head of a ledger as it is printed: the digest to copy and keep elsewhere, never broken over lines. */
import type { LedgerHead } from '../index.js'

/** `head   sha256:…`, and how many lines it stands for. */
export function headLines({ seq, digest, at }: LedgerHead): string[] {
  const lines = seq === 1 ? 'one line' : `${seq.toLocaleString('en-US')} lines`
  return [
    `ledger ${seq === 0 ? 'empty' : `${lines}${at === undefined ? '' : `, the last of ${at}`}`}`,
    `head   ${digest}`,
  ]
}
