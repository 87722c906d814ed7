/** diff: two versions of one trial, beside what general JSON differs say of the same two documents. */
import fjp from 'fast-json-patch'
import { create } from 'jsondiffpatch'
import { diff, parse, toldChanges } from '../dist/index.js'
import { readPairs } from './corpus.mjs'
import { mean, median, ms, printTable, ratio } from './figures.mjs'
import { interleave } from './interleave.mjs'

/** An item of a study's lists by what tells it from its neighbours. */
function hashOf(item, index) {
  const { nctId, id, facility, city, label, measure, name, term, title, groupId } = item
  if (facility ?? city) return `${facility}, ${city}`
  return nctId ?? id ?? label ?? measure ?? name ?? term ?? title ?? groupId ?? `$${index}`
}

const byPlace = create()
const byName = create({ objectHash: hashOf })

/** The places at which a delta of jsondiffpatch says something. */
function countDelta(delta) {
  if (delta === undefined) return 0
  if (Array.isArray(delta)) return 1
  return Object.entries(delta).reduce((sum, [name, child]) => sum + (name === '_t' ? 0 : countDelta(child)), 0)
}

async function open({ before, after }) {
  const bytes = [before, after]
  return {
    bytes,
    raw: bytes.map((each) => JSON.parse(each.toString('utf8'))),
    trials: await Promise.all(bytes.map((each) => parse(each))),
  }
}

const contestants = {
  '**trialdiff** `diff`': ({ trials }) => toldChanges(diff(...trials)).length,
  'fast-json-patch `compare`': ({ raw }) => fjp.compare(...raw).length,
  'jsondiffpatch, by position': ({ raw }) => countDelta(byPlace.diff(...raw)),
  'jsondiffpatch, with `objectHash`': ({ raw }) => countDelta(byName.diff(...raw)),
}

function bind(opened) {
  const works = Object.entries(contestants).map(([name, work]) => [name, () => work(opened)])
  return {
    ...Object.fromEntries(works),
    '`parse` of both sides': () => Promise.all(opened.bytes.map((each) => parse(each))),
  }
}

const medians = {}
const counts = {}
const pairs = (await Promise.all(readPairs().map(open))).map(bind)
for (const works of pairs) await interleave(works, { runs: 0, warmUp: 3 })
for (const works of pairs) {
  const times = await interleave(works, { runs: 7, warmUp: 1 })
  for (const name in times) (medians[name] ??= []).push(median(times[name]))
  for (const name in contestants) (counts[name] ??= []).push(works[name]())
}

const [ours] = Object.keys(contestants)
const sum = (values) => values.reduce((total, each) => total + each, 0)
function rowOf([name, values]) {
  const told = counts[name]
  const differences = told ? [String(median(told)), String(sum(told))] : ['', '']
  const against = [median(values) / median(medians[ours]), mean(values) / mean(medians[ours])]
  return [name, ms(median(values)), ms(mean(values)), ...against.map(ratio), ...differences]
}

printTable(
  `diff of ${pairs.length} pairs, already parsed (median of 7 runs each, interleaved)`,
  ['', 'median pair', 'mean pair', 'median against ours', 'mean against ours', 'differences, median', 'in all'],
  Object.entries(medians).map(rowOf),
)
