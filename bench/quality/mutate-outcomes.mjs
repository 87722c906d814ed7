/** Makes a list of outcome measures that differs from a real one by 1 to 6 known edits, and keeps the truth of them. */
import { edits, types } from './outcome-edits.mjs'
import { drawFairly, makeEdits } from './draw-edits.mjs'
import { isUnambiguous } from './unambiguous.mjs'
import { plain } from './words.mjs'

const weights = {
  promote: 2,
  demote: 4,
  reword: 3,
  measure: 2,
  timeFrame: 2.5,
  add: 2,
  remove: 2,
  split: 3,
  merge: 2,
  reorder: 3,
  restyle: 1,
}
const fields = { PRIMARY: 'primaryOutcomes', SECONDARY: 'secondaryOutcomes', OTHER: 'otherOutcomes' }

/** The outcomes of an API v2 study in order, each with its `type`. */
export function outcomesOf({ protocolSection }) {
  return types.flatMap((type) =>
    (protocolSection.outcomesModule?.[fields[type]] ?? []).map((outcome) => ({ ...outcome, type })),
  )
}

/** The outcomes as the module of an API v2 study. */
export function moduleOf(outcomes) {
  const lists = types.map((type) => [
    fields[type],
    outcomes
      .filter((each) => each.type === type)
      .map(({ measure, description, timeFrame }) => ({ measure, description, timeFrame })),
  ])
  return Object.fromEntries(lists.filter(([, list]) => list.length > 0))
}

/**
 * @param earlier real outcomes
 * @param donors outcomes of other trials, each with `text`, its measure
 * @returns `{ before, after, truth, items }`: both lists of outcomes, what was done, and the measures of both
 */
export function mutateOutcomes(earlier, donors, seed) {
  return drawFairly(seed, earlier.length, (random, wanted) => {
    const made = attemptOnce(random, earlier, donors, wanted)
    return made && isUnambiguous(made) && replacedStandAlone(made) && comeAndGoApart(made) ? made : undefined
  })
}

function attemptOnce(random, earlier, donors, wanted) {
  const draft = { random, donors, earlier, outcomes: earlier.map((each) => ({ ...each })), truth: [] }
  const isRestyled = makeEdits(draft, { edits, weights, wanted })
  if (isRestyled === undefined) return undefined
  const inOrder = types.flatMap((type) => draft.outcomes.filter((each) => each.type === type))
  const after = isRestyled ? inOrder.map(respell) : inOrder
  return { before: earlier, after, truth: draft.truth, items: { before: itemsOf(earlier), after: itemsOf(inOrder) } }
}

/** Quotes, dashes, spaces and the mark at the end: nothing a reader would call a change. */
function respell(outcome) {
  const { measure, description } = outcome
  return { ...outcome, measure: `${typed(measure).replace(/\.$/, '')}.`, description: typed(description)?.trim() }
}

function typed(text) {
  return text?.replace(/(?<=\p{L})'(?=\p{L})/gu, '’').replace(/(?<=\d)-(?=\d)/g, '–')
}

function itemsOf(outcomes) {
  return outcomes.map(({ type, measure, timeFrame }) => ({ side: type, text: measure, timeFrame }))
}

/** Another measure in the same place has the same neighbours on both sides, so that its place is beyond doubt. */
function replacedStandAlone({ truth, items }) {
  return truth
    .filter(({ kind }) => kind === 'measure-changed')
    .every(({ before, after, side }) => {
      const [early, late] = [around(items.before, side, before[0]), around(items.after, side, after[0])]
      return early.join('\n') === late.join('\n')
    })
}

function around(items, side, text) {
  const list = items.filter((each) => each.side === side)
  const at = list.findIndex((each) => each.text === text)
  return [list[at - 1], list[at + 1]].map((each) => plain(each?.text ?? ''))
}

/** One that came does not share its list and time frame with one that went: that could be another measure in its place. */
function comeAndGoApart({ truth, items }) {
  const gone = truth.filter(({ kind }) => kind === 'removed').map(({ before }) => find(items.before, before[0]))
  const come = truth.filter(({ kind }) => kind === 'added').map(({ after }) => find(items.after, after[0]))
  return gone.every((one) => come.every((other) => one.side !== other.side || one.timeFrame !== other.timeFrame))
}

function find(items, text) {
  return items.find((each) => each.text === text)
}
