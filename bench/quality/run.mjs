/**
 * Runs the quality bench: `node bench/quality/run.mjs [criteria|outcomes] [--set tune|publish] [--seeds 1,2,3]`. All
 * parts unless one is named; the set for publishing, with its own seeds, unless another is asked for.
 */
import { parseArgs } from 'node:util'
import { criteriaKinds, playCriteria } from './criteria.mjs'
import { outcomeKinds, playOutcomes } from './outcomes.mjs'
import { printQuality } from './print.mjs'
import { readAllStudies } from './texts.mjs'

const parts = {
  criteria: { title: 'Criteria', kinds: criteriaKinds, play: playCriteria },
  outcomes: { title: 'Outcomes', kinds: outcomeKinds, play: playOutcomes },
}
const ownSeeds = { tune: '1,2,3', publish: '101,102,103,104,105' }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { set: { type: 'string', default: 'publish' }, seeds: { type: 'string' } },
})
const unknown = positionals.filter((name) => !(name in parts))
if (unknown.length > 0 || !(values.set in ownSeeds)) {
  console.log(`Choose of ${Object.keys(parts).join(', ')} and --set ${Object.keys(ownSeeds).join('|')}.`)
  process.exit(2)
}
const seeds = (values.seeds ?? ownSeeds[values.set]).split(',')
const studies = readAllStudies()
console.log(`Set to ${values.set}, seeds ${seeds.join(', ')}.`)
for (const name of positionals.length > 0 ? positionals : Object.keys(parts)) {
  const { title, kinds, play } = parts[name]
  printQuality(title, kinds, await play(studies, { set: values.set, seeds }))
}
