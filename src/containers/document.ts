/** The contract of this room: what a document is, and who hears of one that cannot be opened. */
import { TrialdiffError } from '../model/errors.js'

export interface Document {
  /** Where it stands: `dump.zip/35/NCT01234567.json`, `studies.ndjson, line 3`. */
  name: string
  content: Uint8Array
}

export interface OpenOptions {
  /**
   * Hears of each document that cannot be opened, by an error that names it, and the others follow. Without it, the
   * first such error is thrown.
   */
  onUnreadable?: ((error: TrialdiffError) => void) | undefined
}

/** Tells an error to whoever listens; thrown where nobody does, or where it is no trouble of a document. */
export function tell(error: unknown, { onUnreadable }: OpenOptions): void {
  if (!onUnreadable || !(error instanceof TrialdiffError)) throw error
  onUnreadable(error)
}
