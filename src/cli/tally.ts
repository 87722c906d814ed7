/** A tally of the documents that are met: what cannot be read is told, and the others follow. */
import { TrialdiffError } from '../index.js'
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

/** More than these are counted: who reads a file of a million strange lines learns no more from each. */
const mostTold = 1000

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

  function tellSome(error: unknown): void {
    if (unreadable < mostTold) tellTrouble(error)
    else if (unreadable === mostTold) {
      const message = `${mostTold} documents could not be read; what follows of them is counted and not told.`
      tellTrouble(new TrialdiffError('unreadable-documents', message))
    }
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
      else tellSome(error)
    },
    settle,
    take,
  }
}
