/** Flattening: what a tool laid out on a page of signs, written as plain lines and rows with bars. */
import { openArmColumns } from './arm-columns.js'
import { dropAttributes } from './attributes.js'
import { dropCaptions } from './captions.js'
import { openColumns } from './columns.js'
import { openFrames } from './frames.js'
import { dropMargin } from './margin.js'
import { openOfficials } from './officials.js'
import { dropPictures } from './pictures.js'
import { openRuled } from './ruled.js'
import { dropTags } from './tags.js'
import { openTermColumns } from './term-columns.js'
import { unwrapText } from './unwrap.js'

type Step = (lines: readonly string[]) => readonly string[]

/** Each step with what gives it away, in the order they are taken; texts without any of it are left alone. */
const steps: readonly (readonly [RegExp, ...Step[]])[] = [
  [/<\/?(?:div|span|table)\b/i, unwrapText, dropTags],
  [/\((?:BUTTON|IMAGE)\)|\[(?:sections|warning|NIH_NLM\w*)?\](?![({])/, dropPictures],
  [/layout table for/i, dropCaptions],
  [/^ {3}\S/m, dropMargin],
  [/^[ \t]*(?:\+[-=:]{2}|[┌╔])/m, openFrames],
  [/^ *-{2,} +-{2,}/m, openRuled],
  [/^[ \t]*:{3,} *[{\w]/m, unwrapText, dropAttributes],
  [/^ *[A-Z][\w-]+ Eligible for Study: {2,}[^\s|]/m, openColumns, openOfficials, openArmColumns, openTermColumns],
]

export function flatten(text: string): string {
  let flat = text
  for (const [sign, ...taken] of steps) {
    if (!sign.test(flat)) continue
    let lines: readonly string[] = flat.split('\n')
    for (const step of taken) lines = step(lines)
    flat = lines.join('\n')
  }
  const lines = flat.split('\n')
  const whole = unwrapText(lines)
  return whole === lines ? flat : whole.join('\n')
}
