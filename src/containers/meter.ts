/** How much an archive may inflate to: what inflates further was made to fill the memory of whoever opens it. */
import { trouble } from './trouble.js'

/** Below this many bytes nothing does harm. */
const harmless = 64_000_000
/** Records deflate to a twentieth, a hundredth at most; deflate itself goes to a thousandth. */
const furthest = 250

/** Whether no record inflates as far. */
export function inflatesTooFar(packed: number, inflated: number): boolean {
  return inflated > harmless && inflated > packed * furthest
}

/** Counts what is read of one archive, with all archives in it, and what it inflates to. */
export interface Meter {
  countPacked(bytes: number): void
  /** @throws FormatError `decompression-bomb` */
  countInflated(bytes: number): void
}

export function openMeter(name: string): Meter {
  let packed = 0
  let inflated = 0
  return {
    countPacked(bytes) {
      packed += bytes
    },
    countInflated(bytes) {
      inflated += bytes
      if (inflatesTooFar(packed, inflated)) throw bomb(name)
    },
  }
}

export function bomb(name: string): Error {
  return trouble(
    'decompression-bomb',
    name,
    `It inflates to more than ${furthest} times its size, as no archive of records does; it was not read any further.`,
  )
}
