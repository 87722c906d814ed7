/** Completeness: over every pair of the corpus each operation is told once or set aside, and all together lead from end to end. */
import { isDeepStrictEqual } from 'node:util'
import fjp from 'fast-json-patch'
import { diff, key, render } from '../../dist/index.js'
import { printTable } from '../figures.mjs'
import { everyGroup, readEveryPair } from './every-pair.mjs'
import { isEntry } from './is-entry.mjs'

const laws = {
  'told twice or made up': surplusOf,
  'told nowhere': missingOf,
  'set aside, though compared': wronglyAside,
  'does not lead to the later version': brokenPath,
  'json-patch does not lead to it': brokenPatch,
  'not the same on a second run': otherOnSecondRun,
  'ids not unique': equalIds,
}

/** @returns whether every law holds on every pair */
export async function measureCompleteness() {
  const rows = []
  const failures = []
  for (const group of everyGroup) {
    const pairs = await readEveryPair([group])
    const counts = { pairs: pairs.length, operations: 0, changes: 0, setAside: 0, failures: 0 }
    for (const pair of pairs) {
      const comparison = diff(pair.before, pair.after)
      counts.changes += comparison.changes.length
      counts.setAside += comparison.setAside.length
      counts.operations += comparison.setAside.length + claimedBy(comparison).length
      for (const [law, broken] of Object.entries(laws)) {
        const found = await broken(comparison)
        if (found) failures.push([group, `${pair.nctId}, ${pair.name}`, law, found])
        if (found) counts.failures++
      }
    }
    rows.push([group, counts.pairs, counts.operations, counts.changes, counts.setAside, counts.failures])
  }
  const sums = rows.reduce((sum, row) => sum.map((each, at) => each + row[at + 1]), [0, 0, 0, 0, 0])
  printTable(
    'Completeness: every operation in one change or set aside',
    ['pairs of', 'pairs', 'operations', 'changes', 'set aside', 'laws broken'],
    [...rows, ['**all**', ...sums]],
  )
  if (failures.length > 0) printTable('Laws broken', ['pairs of', 'pair', 'law', 'found'], failures)
  return failures.length === 0
}

function claimedBy({ changes }) {
  return changes.flatMap(({ operations }) => operations)
}

function endsOf({ before, after, alignments }) {
  return [key(before.trial, alignments, 'before'), key(after.trial, alignments, 'after')]
}

function surplusOf(comparison) {
  const open = countsOf(fjp.compare(...endsOf(comparison)))
  const surplus = [...claimedBy(comparison), ...comparison.setAside].filter((each) => !take(open, each))
  return surplus.length > 0 && `${surplus.length}, first ${brief(surplus[0])}`
}

function missingOf(comparison) {
  const told = countsOf([...claimedBy(comparison), ...comparison.setAside])
  const missing = fjp.compare(...endsOf(comparison)).filter((each) => !take(told, each))
  return missing.length > 0 && `${missing.length}, first ${brief(missing[0])}`
}

/** What is set aside lies under a path that is not compared, or is a group of which one at least lies in it. */
function wronglyAside({ setAside, notCompared }) {
  const wrong = setAside.filter(({ path }) => !notCompared.some((omitted) => touches(plainPath(path), omitted)))
  return wrong.length > 0 && `${wrong.length}, first ${brief(wrong[0])}`
}

/** `/locations/items/Oslo/zip` → `locations.zip`; the order of a list is told with the list. */
function plainPath(path) {
  return path
    .slice(1)
    .replaceAll(/\/items\/[^/]*|\/order$/g, '')
    .replaceAll('/', '.')
}

function touches(path, omitted) {
  const [one, other] = [`${path}.`, `${omitted.replaceAll('[]', '')}.`]
  return one.startsWith(other) || other.startsWith(one)
}

/** Operations apply in any order that keeps each path's own: they were all made against the earlier version. */
function brokenPath(comparison) {
  const [from, to] = endsOf(comparison)
  const patch = [...claimedBy(comparison), ...comparison.setAside]
  return !isDeepStrictEqual(fjp.applyPatch(from, patch, true, false).newDocument, to) && 'another Trial'
}

async function brokenPatch(comparison) {
  const patch = JSON.parse(await render('json-patch', comparison))
  const { newDocument } = fjp.applyPatch(comparison.before.trial, patch, true, false)
  return !isDeepStrictEqual(newDocument, comparison.after.trial) && 'another Trial'
}

function otherOnSecondRun({ before, after, changes }) {
  return !isDeepStrictEqual(diff(before, after).changes, changes) && 'other changes'
}

function equalIds({ changes }) {
  return new Set(changes.map(({ id }) => id)).size < changes.length && 'two changes of one id'
}

function countsOf(operations) {
  const counts = new Map()
  for (const each of operations) counts.set(JSON.stringify(each), (counts.get(JSON.stringify(each)) ?? 0) + 1)
  return counts
}

function take(counts, operation) {
  const name = JSON.stringify(operation)
  const count = counts.get(name) ?? 0
  counts.set(name, count - 1)
  return count > 0
}

function brief(operation) {
  return `\`${JSON.stringify(operation).slice(0, 120).replaceAll('|', '\\|')}\``
}

if (isEntry(import.meta)) process.exitCode = (await measureCompleteness()) ? 0 : 1
