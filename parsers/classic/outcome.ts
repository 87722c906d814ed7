/** The printed line of an outcome: `measure [ Time Frame: 24 months ] [ Designated as safety issue: No ] description`. */
import { oneLine } from '../html/print.js'

export interface PrintedOutcome {
  measure: string
  timeFrame?: string
  description?: string
  /** Printed until 2017. */
  safetyIssue?: string
}

const opening = /\[\s*Time\s*Frame\s*:/i
const safety = /\[\s*Designated\s+as\s+safety\s+issue\s*:\s*(Yes|No)\s*\]/i

/** Whether a line is an outcome, whatever heading it lost. */
export function looksLikeOutcome(line: string): boolean {
  return opening.test(line) || safety.test(line)
}

/**
 * Takes a line apart; without a time frame all of it is the measure.
 * @param isWhole whether the description stands apart from the line, so that its last bracket closes the time frame
 */
export function readOutcome(text: string, isWhole = false): PrintedOutcome {
  const issue = safety.exec(text)
  const printed = issue ? text.slice(0, issue.index) + text.slice(issue.index + issue[0].length) : text
  const told = issue?.[1] === undefined ? {} : { safetyIssue: issue[1] }
  const open = opening.exec(printed)
  if (!open) return { measure: oneLine(printed), ...told }
  const start = open.index + open[0].length
  const end = isWhole && printed.trimEnd().endsWith(']') ? printed.lastIndexOf(']') : closingBracket(printed, start)
  const timeFrame = oneLine(printed.slice(start, end))
  const description = printed.slice(end + 1).trim()
  return {
    measure: oneLine(printed.slice(0, open.index)),
    ...(timeFrame === '' ? {} : { timeFrame }),
    ...(description === '' ? {} : { description }),
    ...told,
  }
}

/** A time frame may itself hold brackets. */
function closingBracket(text: string, start: number): number {
  let depth = 1
  for (let at = start; at < text.length; at++) {
    if (text[at] === '[') depth++
    else if (text[at] === ']' && --depth === 0) return at
  }
  const first = text.indexOf(']', start)
  return first < 0 ? text.length : first
}
