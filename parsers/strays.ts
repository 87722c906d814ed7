/** Strays: entries of a document, among its trials, in which no trial stands. */
import type { Remark } from '../src/normalize/remark.js'

export interface Strays {
  /** Counts the next entry. */
  count(trial: object | undefined): void
  /** Says which entries were strays since it last did. */
  tell(remark: Remark): void
}

export function collectStrays(): Strays {
  let entries = 0
  let first = 0
  let last = 0
  return {
    count(trial) {
      entries++
      if (trial) return
      first ||= entries
      last = entries
    },
    tell(remark) {
      if (first === 0) return
      remark.issue('no-record', 'document', first === last ? `entry ${first}` : `entries ${first} to ${last}`)
      first = 0
    },
  }
}
