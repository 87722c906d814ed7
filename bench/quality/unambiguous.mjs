/** Whether a set of edits has one true reading, so that whoever tells another is wrong. */
import { isMove } from './criteria-edits.mjs'
import { cut, itemsOf } from './items.mjs'
import { likeness, plain } from './words.mjs'

/** An item that came is less like each edited one than this, so that it cannot be taken for a new version of it. */
const stranger = 0.4
const fewestPassed = 2
/** What stands after these is no version of what stood before. */
const newcomers = new Set(['added', 'measure-changed'])

/** @param made `truth`, and the `items` of both versions as `{ side, text }` in order */
export function isUnambiguous(made) {
  return hasNoDouble(made) && strangersAreNew(made) && isOwnNearest(made) && movesAreClear(made)
}

/** The written text has the items that were meant, in their order. */
export function readsBack({ after, items }) {
  return keyOf(itemsOf(cut(after))) === keyOf(items.after)
}

function keyOf(items) {
  return items.map(({ side, text }) => `${side} ${plain(text)}`).join('\n')
}

/** No edited item has a twin on either side of the comparison. */
function hasNoDouble({ truth, items }) {
  return truth.every(({ before = [], after = [] }) => isSingle(items.before, before) && isSingle(items.after, after))
}

function isSingle(items, texts) {
  return texts.every((text) => items.filter((each) => plain(each.text) === plain(text)).length === 1)
}

function strangersAreNew({ truth }) {
  const edited = truth.flatMap(({ before = [] }) => before)
  const added = truth.filter(({ kind }) => newcomers.has(kind)).flatMap(({ after }) => after)
  return added.every((text) => edited.every((each) => likeness(each, text) < stranger))
}

/** A rewritten item is nearer to what it was than to any other item, and so are the halves of a split and a merge. */
function isOwnNearest({ truth, items }) {
  return truth.every(({ kind, before = [], after = [] }) => {
    if (newcomers.has(kind)) return true
    if (before.length === 0 || after.length === 0) return true
    const own = likeness(before.join(' '), after.join(' '))
    return (
      before.every((text) => nearest(items.after, after, text) < own) &&
      after.every((text) => nearest(items.before, before, text) < own)
    )
  })
}

/** How like the text the most similar of the other items is. */
function nearest(items, mine, text) {
  const others = items.filter((each) => !mine.includes(each.text))
  return Math.max(0, ...others.map((each) => likeness(text, each.text)))
}

/** A moved item passes two items that stay, so that no smaller set of moves gives the same order. */
function movesAreClear({ truth, items }) {
  return truth.filter(isMove).every(({ before, after, side }) => {
    const places = { before: staying(items.before, side), after: staying(items.after, side) }
    const paired = new Set(places.before.filter((text) => places.after.includes(text)))
    const ahead = (list, text) => new Set(list.slice(0, list.indexOf(plain(text))).filter((each) => paired.has(each)))
    const [early, late] = [ahead(places.before, before[0]), ahead(places.after, after[0])]
    const passed =
      [...early].filter((each) => !late.has(each)).length + [...late].filter((each) => !early.has(each)).length
    return passed >= fewestPassed
  })
}

function staying(items, side) {
  return items.filter((each) => each.side === side).map(({ text }) => plain(text))
}
