/** How long to wait before asking again: what the registry says, else a chance below a bound that doubles. */

const firstBound = 1000
const lastBound = 60_000

/**
 * Exponential backoff with full jitter.
 * @param attempt the one that failed, from 1
 * @param random at least 0, below 1
 * @returns milliseconds
 */
export function backoff(attempt: number, random: () => number): number {
  return Math.round(random() * Math.min(lastBound, firstBound * 2 ** (attempt - 1)))
}

/** The longest that a registry may ask for; more is taken for a fault of its clock or ours. */
const longestPause = 86_400_000

/**
 * @param header `Retry-After`: seconds, or a date of HTTP
 * @returns milliseconds from now; undefined where it says neither
 */
export function readRetryAfter(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim() ?? ''
  const asked = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) * 1000 : dateOf(text) - now.getTime()
  return Number.isNaN(asked) ? undefined : Math.min(longestPause, Math.max(0, asked))
}

/** `Sun, 06 Nov 1994 08:49:37 GMT`; other things that a Date would take for a day are none. */
function dateOf(text: string): number {
  return /^[A-Z][a-z]+, .*\d\d:\d\d:\d\d GMT$/.test(text) ? Date.parse(text) : Number.NaN
}
