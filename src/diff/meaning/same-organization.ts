/** Whether two names are one organization renamed at most: certain only where what tells it from others is the same. */
import { fold } from '../../normalize/fold.js'
import { remembered } from '../../normalize/remembered.js'
import { fewWords } from './text-facts.js'

/** Legal forms and small words, which change without the organization being another. */
const unmarked = new Set(
  `the of for and a an de del della di la le les el los des du da do der die das und et y e in at co company corp
  corporation inc incorporated llc ltd limited lp llp plc gmbh ag kg kgaa sa sas sarl spa srl nv bv ab as oy aps pty
  pte kk holdings`.split(/\s+/),
)

export function isSameOrganization(before: string, after: string): boolean {
  if (fewWords(before) === fewWords(after)) return true
  const [earlier, later] = [wordsOf(before), wordsOf(after)]
  if (isSame(earlier, later)) return true
  // `Genzyme` and `Genzyme, a Sanofi Company`; where both add something, two hospitals may share a first part.
  if (isSame(wordsOf(headOf(before)), later) || isSame(earlier, wordsOf(headOf(after)))) return true
  return isRespelled(earlier, later)
}

/** What stands before a comma, a parenthesis or a remark on what became of the name. */
const headOf = remembered(
  (name: string): string => name.split(/,|\(|\s[-–—]\s|\s(?:is now|now|formerly|a member of|part of)\s/i)[0] ?? name,
)

const wordsOf = remembered((name: string): readonly string[] => {
  const plain = fold(name)
    .normalize('NFKD')
    .replace(/[\p{M}.']/gu, '')
    .toLowerCase()
  return plain.match(/[\p{L}\p{N}]+/gu)?.filter((word) => !unmarked.has(word)) ?? []
})

function isSame(before: readonly string[], after: readonly string[]): boolean {
  return before.length > 0 && before.toSorted().join(' ') === after.toSorted().join(' ')
}

/** The same words but for one, in which a letter was mistyped. */
function isRespelled(before: readonly string[], after: readonly string[]): boolean {
  if (before.length !== after.length) return false
  const [other, ...more] = before.flatMap((word, at) => (word === after[at] ? [] : [[word, after[at] ?? ''] as const]))
  return other !== undefined && more.length === 0 && isTypo(...other)
}

/** One letter more, fewer or another in a word of six letters at least. */
function isTypo(before: string, after: string): boolean {
  const [shorter = '', longer = ''] = [before, after].toSorted((a, b) => a.length - b.length)
  if (shorter.length < 6 || longer.length - shorter.length > 1) return false
  let start = 0
  while (start < shorter.length && shorter[start] === longer[start]) start++
  const skip = longer.length === shorter.length ? 1 : 0
  return shorter.slice(start + skip) === longer.slice(start + 1)
}
