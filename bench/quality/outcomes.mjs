/** Outcomes: real lists mutated, both versions read and compared, and what is told held against the truth. */
import { diff, parse, toldChanges } from '../../dist/index.js'
import { moduleOf, mutateOutcomes, outcomesOf } from './mutate-outcomes.mjs'
import { tellItemLines, tellJsonOutcomes } from './other-differs.mjs'

export const outcomeKinds = [
  'promoted',
  'demoted',
  'reworded',
  'measure-changed',
  'time-frame-changed',
  'added',
  'removed',
  'split',
  'merged',
  'reordered',
]

const setSize = 150
const fewest = 3

const contestants = {
  trialdiff: ({ trials }) => tell(diff(...trials)),
  'titles as lines': ({ made }) => tellItemLines(made.items),
  'jsondiffpatch, title hash': ({ made }) => tellJsonOutcomes(moduleOf(made.before), moduleOf(made.after)),
}

/** `{ [contestant]: cases }` where a case is `{ id, truth, told }`. */
export async function playOutcomes(studies, { set, seeds }) {
  const lists = studies
    .map(({ nctId, study }) => ({ nctId, study, outcomes: outcomesOf(study) }))
    .filter(({ outcomes }) => outcomes.length >= fewest)
  const chosen = set === 'tune' ? lists.slice(0, setSize) : lists.slice(setSize, 2 * setSize)
  const played = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]))
  for (const { nctId, study, outcomes } of chosen) {
    const donors = lists
      .filter((each) => each.nctId !== nctId)
      .flatMap((each) => each.outcomes.map((outcome) => ({ ...outcome, text: outcome.measure })))
    const before = await read(study, outcomes)
    for (const seed of seeds) {
      const made = mutateOutcomes(outcomes, donors, `${seed}/${nctId}`)
      const trials = [before, await read(study, made.after)]
      for (const [name, ask] of Object.entries(contestants))
        played[name].push({ id: `${nctId}, seed ${seed}`, truth: made.truth, told: ask({ made, trials }) })
    }
  }
  return played
}

function read({ protocolSection }, outcomes) {
  const study = { protocolSection: { ...protocolSection, outcomesModule: moduleOf(outcomes) } }
  return parse(Buffer.from(JSON.stringify(study)))
}

/** All that is told, and another order, which is told more quietly than the rest. */
function tell(comparison) {
  const told = toldChanges(comparison)
  const reordered = comparison.changes.filter(({ code }) => code === 'outcome/reordered')
  return [...new Set([...told, ...reordered])].map(rowOf)
}

function rowOf({ code, before, after, facts }) {
  const kind = code.replace(/^outcome\//, '')
  return { kind, before: linesOf(before), after: linesOf(after), fromSide: facts.fromType, side: facts.type }
}

function linesOf(text) {
  return typeof text === 'string' ? text.split('\n') : undefined
}
