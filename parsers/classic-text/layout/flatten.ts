/** Flattening: what a tool laid out on a page of signs, written as plain lines and rows with bars. */
import { openArmColumns } from './arm-columns.js'
import { dropAttributes } from './attributes.js'
import { dropCaptions } from './captions.js'
import { openColumns } from './columns.js'
import { openFrames } from './frames.js'
import { dropMargin, dropQuotes } from './margin.js'
import { openOfficials } from './officials.js'
import { dropPictures } from './pictures.js'
import { openRuled } from './ruled.js'
import { openTabularColumns } from './tabular-columns.js'
import { dropTags } from './tags.js'
import { openTermColumns } from './term-columns.js'
import { unwrapText } from './unwrap.js'
import { wrappingOf } from './wraps.js'

type Step = (lines: readonly string[]) => readonly string[]

/** Steps with what gives them away, in the order they are taken; texts without any of it are left alone. */
type Steps = readonly (readonly [RegExp, ...Step[]])[]

const surroundings: Steps = [
  [/^> ?\S/m, dropQuotes],
  [/\((?:BUTTON|IMAGE)\)|\[(?:sections|triangle|warning|NIH_NLM\w*)?\](?![({])/, dropPictures],
  // One tool runs a caption together with the first row of its table.
  [/layout table for [a-z]+ (?:information|contacts|terms) ?[^\s|]/i, (lines) => dropCaptions(unwrapText(lines))],
  [/layout table for/i, dropCaptions],
  [/^ {3}\S/m, dropMargin],
]

const tables: Steps = [
  [/^[ \t]*(?:\+[-=:]{2}|[┌╔])/m, openFrames],
  [/^ *-{2,} +-{2,}/m, openRuled],
  [/<\/?(?:div|span|table)\b/i, (lines) => dropTags(unwrapText(lines))],
  [/^[ \t]*:{3,} *[{\w]/m, (lines) => dropAttributes(unwrapText(lines))],
  [/^[ \t]*Tracking Information[ \t]*$/m, openTabularColumns, openOfficials],
  [/^ *[A-Z][\w-]+ Eligible for Study: {2,}[^\s|]/m, openColumns, openOfficials, openArmColumns, openTermColumns],
]

export function flatten(text: string): string {
  const printed = take(surroundings, text)
  const lines = take(tables, printed).split('\n')
  return unwrapText(lines, wrappingOf(printed.split('\n'))).join('\n')
}

function take(steps: Steps, text: string): string {
  let flat = text
  for (const [sign, ...taken] of steps) {
    if (!sign.test(flat)) continue
    let lines: readonly string[] = flat.split('\n')
    for (const step of taken) lines = step(lines)
    flat = lines.join('\n')
  }
  return flat
}
