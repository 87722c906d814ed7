/** diff: two versions of one trial, beside what general JSON differs say of the same documents; its worst pair, and long texts. */
import fjp from 'fast-json-patch'
import { atomizeChangeset, diff as diffTs } from 'json-diff-ts'
import { create } from 'jsondiffpatch'
import { diff, parse, toldChanges } from '../dist/index.js'
import { readPairs } from './corpus.mjs'
import { mean, median, ms, printTable, ratio } from './figures.mjs'
import { interleave } from './interleave.mjs'
import { longTexts } from './long-texts.mjs'
import { readEveryPair } from './quality/every-pair.mjs'
import { seeded } from './quality/random.mjs'

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
  'json-diff-ts `diff`': ({ raw }) => atomizeChangeset(diffTs(...raw)).length,
}
const [ours] = Object.keys(contestants)
const reading = '`parse` of both sides'

function bind(opened) {
  const works = Object.entries(contestants).map(([name, work]) => [name, () => work(opened)])
  return { ...Object.fromEntries(works), [reading]: () => Promise.all(opened.bytes.map((each) => parse(each))) }
}

/** Of each contestant the median time of each pair, and how many differences it tells. */
async function timeList(list) {
  const medians = {}
  const counts = {}
  const pairs = (await Promise.all(readPairs(list).map(open))).map(bind)
  for (const works of pairs) await interleave(works, { runs: 0, warmUp: 3 })
  for (const works of pairs) {
    const times = await interleave(works, { runs: 15, warmUp: 1 })
    for (const name in times) (medians[name] ??= []).push(median(times[name]))
    for (const name in contestants) (counts[name] ??= []).push(works[name]())
  }
  return { pairs, medians, counts }
}

function printList(list, { pairs, medians, counts }) {
  const rows = Object.entries(medians).map(([name, values]) => {
    const told = counts[name]
    const differences = told ? [String(median(told)), String(told.reduce((sum, each) => sum + each, 0))] : ['', '']
    const against = [median(values) / median(medians[ours]), mean(values) / mean(medians[ours])]
    return [name, ms(median(values)), ms(mean(values)), ...against.map(ratio), ...differences]
  })
  printTable(
    `diff of the ${pairs.length} pairs of ${list}, already parsed (median of 15 runs each, interleaved)`,
    ['', 'median pair', 'mean pair', 'median against ours', 'mean against ours', 'differences, median', 'in all'],
    rows,
  )
  const share = median(medians[ours]) / median(medians[reading])
  console.log(`\nThe median diff takes ${ratio(share)} of the time of reading both sides; at most 1 is the aim.`)
}

/** The median of a few runs, the first ones left out. */
function timeOf(work, runs = 5) {
  const times = Array.from({ length: runs + 2 }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return median(times.slice(2))
}

async function printWorst() {
  const timed = (await readEveryPair()).map(({ group, nctId, before, after }) => {
    const sizes = [before, after].map(({ trial }) => JSON.stringify(trial).length)
    return { group, nctId, size: sizes[0] + sizes[1], time: timeOf(() => diff(before, after)) }
  })
  const worst = timed.toSorted((a, b) => b.time - a.time).slice(0, 5)
  const rows = worst.map(({ group, nctId, size, time }) => [nctId, group, `${Math.round(size / 1024)} KB`, ms(time)])
  printTable(
    `The slowest of all ${timed.length} pairs of the corpus (median of 5 runs; at most 50 ms is the aim)`,
    ['trial', 'pair of', 'both sides', 'diff'],
    rows,
  )
}

async function printLongTexts() {
  const rows = []
  for (const [name, write] of Object.entries(longTexts)) {
    const sides = await Promise.all(write(seeded(name)).map((study) => parse(study)))
    const start = performance.now()
    const changes = toldChanges(diff(...sides)).length
    const first = performance.now() - start
    rows.push([name, ms(first), ms(timeOf(() => diff(...sides))), String(changes)])
  }
  printTable(
    'Pairs of texts of 20,000 characters (at most 200 ms is the aim)',
    ['', 'first run', 'median of 5 more', 'changes told'],
    rows,
  )
}

for (const list of ['PAIRS_CHANGED.tsv', 'PAIRS_NOISE.tsv']) printList(list.replace('.tsv', ''), await timeList(list))
await printWorst()
await printLongTexts()
