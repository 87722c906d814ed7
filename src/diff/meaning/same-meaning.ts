/** Whether two values of a Trial say the same: texts by their words, lists in any order or run together, objects field by field. */
import { fold, sameWords } from '../../normalize/fold.js'

/** More items than this are compared in order only. */
const mostMatched = 200

/** @param ranTogether whether a list of texts may stand as one text on one side */
export function sameMeaning(before: unknown, after: unknown, ranTogether = false): boolean {
  if (Object.is(before, after)) return true
  if (typeof before === 'string' && typeof after === 'string') return sameWords(before, after)
  if (Array.isArray(before) && Array.isArray(after)) return sameItems(before, after, ranTogether)
  if (!isObject(before) || !isObject(after)) return false
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].every((name) => sameMeaning(before[name], after[name], ranTogether))
}

function sameItems(before: readonly unknown[], after: readonly unknown[], ranTogether: boolean): boolean {
  if (ranTogether && isTexts(before) && isTexts(after) && unspaced(before) === unspaced(after)) return true
  if (before.length !== after.length) return false
  if (before.length > mostMatched) return before.every((each, index) => sameMeaning(each, after[index], ranTogether))
  const open = [...after]
  return before.every((each) => {
    const at = open.findIndex((other) => sameMeaning(each, other, ranTogether))
    if (at >= 0) open.splice(at, 1)
    return at >= 0
  })
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTexts(value: readonly unknown[]): value is readonly string[] {
  return value.every((each) => typeof each === 'string')
}

/** All words of a list as one, without the spaces that may part them or be lost. */
function unspaced(texts: readonly string[]): string {
  return fold(texts.join(' ')).replaceAll(' ', '')
}
