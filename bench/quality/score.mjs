/** What was told against what is true: matches, precision and recall of each kind, and what was taken for what. */
import { plain } from './words.mjs'

/** Kinds that say from where to where: both must be right. */
const crossings = new Set(['side', 'promoted', 'demoted'])

/**
 * Rows of truth and of what was told look alike: `{ kind, before?, after?, fromSide?, side? }`, before and after being
 * lists of texts. A told row is right when its kind and both texts are those of a truth that no other row has taken;
 * of a crossing the sides count too.
 */
export function scoreCase({ id, truth, told }) {
  const open = [...told]
  const missed = []
  const hits = []
  for (const row of truth) {
    const at = open.findIndex((each) => keyOf(each) === keyOf(row))
    if (at < 0) missed.push(row)
    else hits.push({ truth: row, told: open.splice(at, 1)[0] })
  }
  const mistaken = missed.map((row) => ({ truth: row, told: open.filter((each) => isAbout(each, row)) }))
  const about = new Set(mistaken.flatMap((each) => each.told))
  return { id, hits, mistaken, wrong: open, untouched: open.filter((each) => !about.has(each)) }
}

function keyOf({ kind, before = [], after = [], fromSide, side }) {
  const sides = crossings.has(kind) ? `${fromSide}>${side}` : ''
  return [kind, before.map(plain).join('\n'), after.map(plain).join('\n'), sides].join('|')
}

function isAbout(one, other) {
  return share(one.before, other.before) || share(one.after, other.after)
}

function share(texts = [], others = []) {
  return texts.some((text) => others.some((each) => plain(each) === plain(text)))
}

/** Over all cases: `{ kinds: { [kind]: { right, missed, wrong } }, confusion, exact }`. */
export function tally(scores) {
  const kinds = {}
  const confusion = {}
  const count = (kind, what) => {
    kinds[kind] ??= { right: 0, missed: 0, wrong: 0 }
    kinds[kind][what] += 1
  }
  const take = (row, column) => {
    confusion[row] ??= {}
    confusion[row][column] = (confusion[row][column] ?? 0) + 1
  }
  for (const { hits, mistaken, wrong, untouched } of scores) {
    for (const { truth } of hits) {
      count(truth.kind, 'right')
      take(truth.kind, truth.kind)
    }
    for (const { truth, told } of mistaken) {
      count(truth.kind, 'missed')
      for (const { kind } of told) take(truth.kind, kind === truth.kind ? `${kind}, other texts` : kind)
      if (told.length === 0) take(truth.kind, 'nothing')
    }
    for (const { kind } of wrong) count(kind, 'wrong')
    for (const { kind } of untouched) take('(untouched)', kind)
  }
  const exact = scores.filter(({ mistaken, wrong }) => mistaken.length + wrong.length === 0).length
  return { kinds, confusion, exact, cases: scores.length }
}

export function precision({ right, wrong }) {
  return right + wrong === 0 ? undefined : right / (right + wrong)
}

export function recall({ right, missed }) {
  return right + missed === 0 ? undefined : right / (right + missed)
}
