/** The body of the text: what stands between its head and the site's own last lines, results left out. */
import { isBoilerplate } from './boilerplate.js'
import type { Line } from './lines.js'

/** The site's own last lines begin with one of these. */
const last: ReadonlySet<string> = new Set([
  'to top',
  'for patients and families',
  'for patients & families',
  'contact help desk',
])

/** The lines of the record behind its head; of results it is only known that there are some. */
export function bodyOf(lines: readonly Line[], start: number): Line[] {
  const end = indexOf(lines, start, (name) => last.has(name))
  const results = indexOf(lines, start, (name) => name === 'participant flow')
  const behind = results < end ? indexOf(lines, results, (name) => name === 'more information') : end
  const kept = [...lines.slice(start, Math.min(results + 1, end)), ...lines.slice(Math.min(behind, end), end)]
  return kept.filter(({ opening }) => !isBoilerplate(opening))
}

/** The first line that such a heading stands on, or the end. */
function indexOf(lines: readonly Line[], start: number, fits: (name: string) => boolean): number {
  const found = lines.findIndex(({ opening }, at) => at >= start && opening.isAlone && fits(opening.name))
  return found < 0 ? lines.length : found
}
