/** The printed status: a word or, before mid-2017, a sentence, and with it the reason and who last verified it. */
import { oneLine } from '../html/print.js'
import type { Draft } from '../../src/model/draft.js'
import { readValue } from '../../src/normalize/value.js'

const opening = /^(?:This (?:study|treatment) |The recruitment status of this study |Expanded access )/i
const longest = 200

/** The sentence with which a line tells the status, if it does. */
export function statusSentence(line: string): string | undefined {
  if (!opening.test(line)) return undefined
  const end = line.slice(0, longest).search(/[.(]/)
  const sentence = (end < 0 ? line.slice(0, longest) : line.slice(0, end)).trim()
  return readValue('Status', sentence) === undefined ? undefined : sentence
}

const where = /\(\s*see\s+Contacts and Locations\s*\)/i
const verifiedOn = /\bVerified:? ([A-Z][a-z]+ \d{4})\b/

/**
 * `Terminated⏎(low accrual)`, or `Unknown⏎Verified May 2013 by A⏎Recruitment status was:  Recruiting`, or `This study has
 * been withdrawn prior to enrollment.⏎(no funds)`. The reason may hold parentheses and lines of its own.
 */
export function placeStatus(draft: Draft, printed: string): void {
  if (draft.overallStatus !== undefined) return
  const [head = '', last] = printed.replace(where, '').split(/Recruitment status was\s*:?/i)
  const verified = verifiedOn.exec(head)
  const status = verified ? head.slice(0, verified.index) : head
  const open = status.indexOf('(')
  const told = oneLine(open < 0 ? status : status.slice(0, open))
  draft.overallStatus = statusSentence(told) ?? told
  if (open >= 0) draft.whyStopped = status.slice(open + 1).replace(/\)\s*$/, '')
  if (last !== undefined) draft.lastKnownStatus = oneLine(last).replace(/\.$/, '')
  if (verified?.[1]) draft.lastVerified ??= { date: verified[1] }
}
