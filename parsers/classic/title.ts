/** The printed title: pages put the acronym behind it, in parentheses that a title may also have of its own. */
import type { Draft } from '../../src/model/draft.js'
import type { Remark } from '../../src/normalize/remark.js'

/** Which of the two a parenthesis is cannot be told: the title stays as printed, and the comparison allows for both. */
export function remarkTitle(draft: Draft, remark: Remark): void {
  if (draft.briefTitle === undefined) remark.omits('briefTitle')
}
