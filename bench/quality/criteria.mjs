/** Criteria: real texts mutated, both versions read and compared, and what is told held against the truth. */
import { diff, parse, toldChanges } from '../../dist/index.js'
import { cut } from './items.mjs'
import { mutateCriteria } from './mutate-criteria.mjs'
import { tellLines, tellItemLines, tellJson } from './other-differs.mjs'
import { splitTexts } from './texts.mjs'

export const criteriaKinds = ['reworded', 'threshold', 'added', 'removed', 'moved', 'side', 'split', 'merged']

const kindOf = {
  'criterion/reworded': 'reworded',
  'criterion/threshold-changed': 'threshold',
  'criterion/added': 'added',
  'criterion/removed': 'removed',
  'criterion/moved': 'moved',
  'criterion/side-changed': 'side',
  'criterion/split': 'split',
  'criterion/merged': 'merged',
}

/** Who is asked: each gives rows of what it says of a case. */
const contestants = {
  trialdiff: ({ trials }) => toldChanges(diff(...trials)).map(rowOf),
  '`diffLines`': ({ made }) => tellLines(made.before, made.after),
  'items as lines': ({ made }) => tellItemLines(made.items),
  'jsondiffpatch, text hash': ({ made }) => tellJson(made.items),
}

/** `{ [contestant]: cases }` where a case is `{ id, truth, told }`. */
export async function playCriteria(studies, { set, seeds }) {
  const texts = splitTexts(studies)
  const pool = texts.all.map(({ nctId, text }) => ({ nctId, items: cut(text).filter((block) => block.isFree) }))
  const played = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]))
  for (const { nctId, study, text } of texts[set]) {
    const donors = pool.filter((each) => each.nctId !== nctId).flatMap((each) => each.items)
    const before = await read(study, nctId, text)
    for (const seed of seeds) {
      const id = `${nctId}, seed ${seed}`
      const made = mutateCriteria(text, donors, `${seed}/${nctId}`)
      const trials = [before, await read(study, nctId, made.after)]
      for (const [name, ask] of Object.entries(contestants))
        played[name].push({ id, truth: made.truth, told: ask({ made, trials }) })
    }
  }
  return played
}

/** The study with another text of its criteria, read as any document is. */
function read({ protocolSection }, nctId, eligibilityCriteria) {
  const study = {
    protocolSection: {
      ...protocolSection,
      identificationModule: { ...protocolSection.identificationModule, nctId },
      eligibilityModule: { ...protocolSection.eligibilityModule, eligibilityCriteria },
    },
  }
  return parse(Buffer.from(JSON.stringify(study)))
}

function rowOf({ code, before, after, facts }) {
  // Until sides have a code of their own, an item that crosses is told as moved, with the side it came from.
  const kind = code === 'criterion/moved' && facts.fromSide ? 'side' : (kindOf[code] ?? code)
  return { kind, before: linesOf(before), after: linesOf(after), ...facts }
}

function linesOf(text) {
  return typeof text === 'string' ? text.split('\n') : undefined
}
