/** The printed line of ages: `18 Years to 65 Years   (Adult, Older Adult)`. */
import type { Draft } from '../../src/model/draft.js'

/** Writes the limits and the age groups; a limit that is not printed is none. */
export function placeAges(draft: Draft, printed: string): void {
  const line = printed.replace(/\s+/g, ' ').trim()
  const open = line.indexOf('(')
  const limits = (open < 0 ? line : line.slice(0, open)).trim()
  const groups = open < 0 ? '' : line.slice(open + 1).replace(/\)\s*$/, '')
  const bounds = /\d/.test(limits) ? limitsOf(limits) : {}
  if (bounds.minimum) draft.minimumAge = bounds.minimum
  if (bounds.maximum) draft.maximumAge = bounds.maximum
  // Without limits the line is the list of groups alone: `Child, Adult, Older Adult`.
  const list = groups === '' && !/\d/.test(limits) ? limits : groups
  if (list !== '') draft.stdAges = list.split(',').map((group) => group.trim())
}

function limitsOf(line: string): { minimum?: string | undefined; maximum?: string | undefined } {
  const upTo = /^up to (.+)$/i.exec(line)
  if (upTo) return { maximum: upTo[1] }
  const older = /^(.+?) and (?:older|over)$/i.exec(line)
  if (older) return { minimum: older[1] }
  const [minimum, maximum] = line.split(/ to /i)
  return { minimum, maximum }
}
