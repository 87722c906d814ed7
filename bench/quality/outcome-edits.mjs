/** The edits of outcome measures, each of one that no other edit touches; each gives its truth, or nothing where it cannot be done. */
import { reword } from './reword.mjs'
import { mergeTexts, splitText } from './split-merge.mjs'
import { changeThreshold } from './threshold.mjs'
import { likeness, plain, wordsOf } from './words.mjs'

export const types = ['PRIMARY', 'SECONDARY', 'OTHER']
/** A title reworded lightly keeps two thirds of its words and more. */
const lightly = 1 / 3
const nearTwin = 0.8
/** Words that every other title has: that they stayed says nothing of what is measured. */
const usual = new Set(
  `a an the of or and in for with to by on at as is are be from during after before number numbers percentage percent
  proportion rate rates incidence change changes baseline time mean median total score scores level levels value values
  participants patients subjects other parameters measurements data follow up assessed assessment evaluation measured measurement occurrence frequency duration`.split(
    /\s+/,
  ),
)

/**
 * What is decidable, and so true: a *reworded* outcome keeps two thirds of the words of its title and of those that say what
 * is measured, all names, its description and its time frame; one whose *measure changed* stands in the same place of the same list, between the same neighbours,
 * with the same time frame, and has other words; what came and went otherwise is *added* and *removed*.
 */
export const edits = {
  promote: (draft) => cross(draft, 'promoted', (from, to) => to < from),
  demote: (draft) => cross(draft, 'demoted', (from, to) => to > from),
  reword(draft) {
    return change(draft, 'reworded', ({ measure }) => {
      const made = reword(draft.random, measure, draft.donors, lightly)
      return made && keepsMeasure(measure, made) ? { measure: made } : {}
    })
  },
  measure(draft) {
    return change(draft, 'measure-changed', ({ timeFrame, description }) => {
      const { measure, description: other } = pickStranger(draft) ?? {}
      return timeFrame && measure ? { measure, description: description && other } : {}
    })
  },
  timeFrame(draft) {
    const { random, donors } = draft
    return change(draft, 'time-frame-changed', ({ measure, timeFrame }) => {
      const other = random.chance(2 / 3) ? changeThreshold(random, timeFrame ?? '') : random.pick(donors).timeFrame
      return timeFrame && other && plain(other) !== plain(timeFrame) ? { measure, timeFrame: other } : {}
    })
  },
  add(draft) {
    const place = draft.random.pick(draft.outcomes)
    const outcome = pickStranger(draft)
    if (!outcome) return undefined
    insert(draft, place, { ...outcome, type: place.type })
    return { kind: 'added', after: [outcome.measure], side: place.type }
  },
  remove(draft) {
    const outcome = draft.random.pick(spare(draft))
    if (!outcome) return undefined
    takeOut(draft, outcome)
    return { kind: 'removed', before: [outcome.measure], side: outcome.type }
  },
  split(draft) {
    const { random } = draft
    const outcome = random.pick(open(draft).filter(({ measure }) => splitText(random, measure, 2)))
    if (!outcome) return undefined
    const before = [outcome.measure]
    const after = splitText(random, outcome.measure, 2)
    Object.assign(outcome, { measure: after[0], isTouched: true })
    insert(draft, outcome, { ...outcome, measure: after[1] })
    return { kind: 'split', before, after, side: outcome.type }
  },
  merge(draft) {
    const [first, second] = draft.random.pick(neighbours(draft)) ?? []
    if (!first) return undefined
    const before = [first.measure, second.measure]
    takeOut(draft, second)
    const descriptions = [first.description, second.description].filter(Boolean)
    const description = descriptions.length > 0 ? descriptions.join('\n\n') : undefined
    Object.assign(first, { measure: mergeTexts(draft.random, ...before), description, isTouched: true })
    return { kind: 'merged', before, after: [first.measure], side: first.type }
  },
  reorder(draft) {
    const done = draft.truth.filter(({ kind }) => kind === 'reordered').map(({ side }) => side)
    const outcome = draft.random.pick(open(draft).filter(({ type }) => !done.includes(type)))
    const list = draft.outcomes.filter(({ type }) => type === outcome?.type)
    const from = list.indexOf(outcome)
    const place = draft.random.pick(list.filter((_, at) => at >= from + 2 || at < from - 2))
    if (!place) return undefined
    takeOut(draft, outcome)
    insert(draft, place, outcome)
    return { kind: 'reordered', before: [outcome.measure], after: [outcome.measure], side: outcome.type }
  },
}

/**
 * Whether a title in other words still names the same measure: all its names and abbreviations stayed, and two thirds
 * of the words that say what is measured. `Number of readmissions` and `Number of deaths` are two measures; so are
 * `death` and `death or stroke`, and `relapse` and `relapse-free survival`.
 */
function keepsMeasure(before, after) {
  const left = new Set(wordsOf(after))
  const names = before.split(/[\s()/,;:]+/).filter((token) => /\p{Lu}\S*\p{Lu}|\p{L}\d/u.test(token))
  const telling = wordsOf(before).filter((word) => !usual.has(word))
  const stayed = telling.filter((word) => left.has(word))
  const joints = [before, after].map((text) => text.match(/\b(?:and|or|free)\b/gi)?.length ?? 0)
  const isWhole = joints[0] === joints[1]
  return isWhole && names.every((name) => after.includes(name)) && stayed.length * 3 >= telling.length * 2
}

function cross(draft, kind, isThisWay) {
  const placesFor = (outcome) =>
    draft.outcomes.filter(({ type }) => isThisWay(types.indexOf(outcome.type), types.indexOf(type)))
  const outcome = draft.random.pick(spare(draft).filter((each) => placesFor(each).length > 0))
  if (!outcome) return undefined
  const place = draft.random.pick(placesFor(outcome))
  takeOut(draft, outcome)
  insert(draft, place, { ...outcome, type: place.type })
  const texts = { before: [outcome.measure], after: [outcome.measure] }
  return { kind, ...texts, side: place.type, fromSide: outcome.type }
}

function change(draft, kind, alter) {
  for (const outcome of draft.random.shuffle(open(draft))) {
    const altered = alter(outcome)
    const { measure } = altered
    if (!measure || (measure !== outcome.measure && isKnown(draft, measure))) continue
    const before = [outcome.measure]
    Object.assign(outcome, altered, { isTouched: true })
    return { kind, before, after: [measure], side: outcome.type }
  }
  return undefined
}

function open({ outcomes }) {
  return outcomes.filter(({ isTouched, measure }) => !isTouched && wordsOf(measure).length > 1)
}

/** Those that do not leave their list empty. */
function spare(draft) {
  return open(draft).filter(({ type }) => draft.outcomes.filter((each) => each.type === type).length > 1)
}

function neighbours(draft) {
  const free = new Set(open(draft))
  return draft.outcomes
    .slice(1)
    .map((second, index) => [draft.outcomes[index], second])
    .filter((pair) => pair.every((each) => free.has(each)))
    .filter(([first, second]) => first.type === second.type && first.timeFrame === second.timeFrame)
}

function pickStranger(draft) {
  const here = [...draft.earlier, ...draft.outcomes].map(({ measure }) => measure)
  const isNew = ({ measure }) => here.every((each) => likeness(each, measure) < nearTwin)
  return Array.from({ length: 20 }, () => draft.random.pick(draft.donors)).find(isNew)
}

function isKnown(draft, measure) {
  return [...draft.earlier, ...draft.outcomes].some((each) => plain(each.measure) === plain(measure))
}

function insert(draft, place, outcome) {
  draft.outcomes.splice(draft.outcomes.indexOf(place) + 1, 0, { ...outcome, isTouched: true })
}

function takeOut(draft, outcome) {
  draft.outcomes.splice(draft.outcomes.indexOf(outcome), 1)
}
