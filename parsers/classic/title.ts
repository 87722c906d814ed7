/** The printed title: pages put the acronym behind it, in parentheses that a title may also have of its own. */
import type { Draft } from '../../src/model/draft.js'
import type { Remark } from '../../src/normalize/remark.js'

/** The registry takes acronyms of up to 14 characters. */
const acronym = /\([^()]{1,14}\)$/

/** Which of the two it is cannot be told: the title stays as printed. */
export function remarkTitle(draft: Draft, remark: Remark): void {
  if (draft.briefTitle === undefined) remark.omits('briefTitle')
  else if (acronym.test(draft.briefTitle)) remark.issue('glued-values', 'briefTitle', draft.briefTitle)
}
