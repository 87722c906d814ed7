/**
 * Runs the quality bench: `npm run bench -- quality`, or `node bench/quality/run.mjs [part…] [--set tune|publish]
 * [--seeds 1,2,3]`. All parts unless some are named; the set for publishing, with its own seeds, unless another is asked for.
 */
import { parseArgs } from 'node:util'
import { measureCompleteness } from './completeness.mjs'
import { criteriaKinds, playCriteria } from './criteria.mjs'
import { measureNoise } from './noise.mjs'
import { outcomeKinds, playOutcomes } from './outcomes.mjs'
import { printQuality } from './print.mjs'
import { measureRegistrysWord } from './registrys-word.mjs'
import { measureSites } from './sites.mjs'
import { readAllStudies } from './texts.mjs'

const ownSeeds = { tune: '1,2,3', publish: '301,302,303,304,305' }
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { set: { type: 'string', default: 'publish' }, seeds: { type: 'string' } },
})
const seeds = (values.seeds ?? ownSeeds[values.set] ?? '').split(',')

const parts = {
  criteria: () =>
    play('Criteria', criteriaKinds, playCriteria, ['reworded', 'threshold', 'added', 'removed', 'moved', 'side']),
  outcomes: () =>
    play('Outcomes', outcomeKinds, playOutcomes, ['promoted', 'demoted', 'reworded', 'time-frame-changed', 'merged']),
  sites: measureSites,
  'registrys-word': measureRegistrysWord,
  completeness: measureCompleteness,
  noise: measureNoise,
}

/** Precision and recall of one area under edits whose truth is known. */
async function play(title, kinds, playWith, held) {
  console.log(`\nSet to ${values.set}, seeds ${seeds.join(', ')}.`)
  return printQuality(title, kinds, held, await playWith(readAllStudies(), { set: values.set, seeds }))
}

const unknown = positionals.filter((name) => !(name in parts))
if (unknown.length > 0 || !(values.set in ownSeeds)) {
  console.log(`Choose of ${Object.keys(parts).join(', ')} and --set ${Object.keys(ownSeeds).join('|')}.`)
  process.exit(2)
}
const wanted = positionals.length > 0 ? positionals : Object.keys(parts)
const failed = []
for (const name of wanted) if ((await parts[name]()) === false) failed.push(name)
if (failed.length > 0) {
  console.log(`\nNot held: ${failed.join(', ')}.`)
  process.exit(1)
}
