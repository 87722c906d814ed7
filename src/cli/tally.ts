/** A tally of the documents that are met: what cannot be read is told, and the others follow. */
import { tellTrouble } from './trouble.js'

export interface Tally {
  readonly documents: number
  readonly unreadable: number
  /** Counts a document. */
  meet(): void
  /** Counts the document that was met last as one that cannot be read, and says why. */
  refuse(error: unknown): void
  /** Says what is still held back. */
  settle(): void
  /** Takes what is held back: why the only document could not be read. */
  take(): unknown
}

export function openTally(): Tally {
  let documents = 0
  let unreadable = 0
  // Of a single document, its own sentence says it all: it is the end, and told there.
  let held: unknown

  function take(): unknown {
    const taken = held
    held = undefined
    return taken
  }

  function settle(): void {
    const taken = take()
    if (taken !== undefined) tellTrouble(taken)
  }

  return {
    get documents() {
      return documents
    },
    get unreadable() {
      return unreadable
    },
    meet() {
      documents++
      settle()
    },
    refuse(error) {
      unreadable++
      if (documents === 1) held = error
      else tellTrouble(error)
    },
    settle,
    take,
  }
}
