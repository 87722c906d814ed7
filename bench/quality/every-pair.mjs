/** Every pair of versions that the corpus holds: its lists of pairs, its change pages, and neighbours in time. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseAll } from '../../dist/index.js'
import { corpus } from '../corpus.mjs'

const archive = 'archive-history-html'

/**
 * All pairs as `{ group, nctId, name, before, after }`, the two ends parsed.
 * @param groups names of the groups wanted; all of them where none is named
 */
export async function readEveryPair(groups = Object.keys(readers)) {
  const pairs = []
  for (const group of groups) for (const pair of await readers[group]()) pairs.push({ group, ...pair })
  return pairs
}

const readers = {
  PAIRS_CHANGED: () => readListed('PAIRS_CHANGED.tsv'),
  PAIRS_NOISE: () => readListed('PAIRS_NOISE.tsv'),
  'same record in two formats': () => readRows('SAME_RECORD_TWO_FORMATS.tsv'),
  'XML of several dates': () => readRows('XML_MULTI_DATE.tsv'),
  'archive, side by side': readSideBySide,
  'archive, dated neighbours': readArchiveNeighbours,
  'any other neighbours in time': readOtherNeighbours,
}

/** The names of all groups. */
export const everyGroup = Object.keys(readers)

export function rowsOf(list) {
  const [head, ...lines] = readFileSync(join(corpus, list), 'utf8').trimEnd().split(/\r?\n/)
  const names = head.split('\t')
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, column) => [names[column], cell])))
}

async function readListed(list) {
  const pairs = rowsOf(list).map(({ nct, file_a, file_b }) => readPair(nct, file_a, file_b))
  return Promise.all(pairs)
}

/** Files of one trial in a row, each with the next. */
async function readRows(list) {
  const pairs = rowsOf(list).flatMap(({ nct, files }) =>
    neighbours(files.split('|')).map(([from, to]) => readPair(nct, from, to)),
  )
  return Promise.all(pairs)
}

async function readPair(nctId, from, to) {
  return { nctId, name: to, before: await readTrial(from, nctId), after: await readTrial(to, nctId) }
}

async function readTrial(file, nctId) {
  const found = (await trialsIn(file)).find(({ trial }) => trial.nctId === nctId)
  if (!found) throw new Error(`${file} holds no ${nctId}`)
  return found
}

async function readSideBySide() {
  const pairs = []
  for (const file of pagesOf('side by side')) {
    const [before, after] = await trialsIn(file)
    if (before && after) pairs.push({ nctId: after.trial.nctId, name: file, before, after })
  }
  return pairs
}

/** The pages of the old archive: those of two versions, or those of one. */
export function pagesOf(kind) {
  return filesUnder(archive).filter((file) => isSideBySide(file) === (kind === 'side by side'))
}

function isSideBySide(file) {
  return /Type of info changed:/.test(readFileSync(join(corpus, file), 'utf8'))
}

async function readArchiveNeighbours() {
  const trials = []
  for (const file of pagesOf('one version')) trials.push(...(await namedTrialsIn(file)))
  return inTime(trials)
}

/** What stands in no list: all documents of the corpus by trial and day, each with the next that says anything else. */
async function readOtherNeighbours() {
  const listed = new Set()
  for (const group of everyGroup.slice(0, -1)) {
    for (const { before, after } of await readers[group]()) listed.add(ends(before, after))
  }
  const trials = []
  for (const file of filesUnder('.')) {
    if (file.includes('/') && !file.startsWith(archive)) trials.push(...(await namedTrialsIn(file)))
  }
  return inTime(trials).filter(({ before, after }) => !listed.has(ends(before, after)))
}

function ends(before, after) {
  return `${before.trial.nctId} ${before.source.digest} ${after.source.digest}`
}

async function namedTrialsIn(file) {
  return (await trialsIn(file)).map((parsed) => ({ name: file, parsed }))
}

/** Neighbours in time of each trial, equal documents left out. */
function inTime(trials) {
  const byTrial = new Map(trials.map(({ parsed }) => [parsed.trial.nctId, []]))
  for (const each of trials) byTrial.get(each.parsed.trial.nctId).push(each)
  return [...byTrial].flatMap(([nctId, all]) => {
    const distinct = [...new Map(all.map((each) => [each.parsed.source.digest, each])).values()]
    const sorted = distinct.toSorted((a, b) => (dayOf(a.parsed) < dayOf(b.parsed) ? -1 : 1))
    return neighbours(sorted).map(([from, to]) => ({ nctId, name: to.name, before: from.parsed, after: to.parsed }))
  })
}

function dayOf({ trial }) {
  return (trial.lastUpdatePosted ?? trial.lastUpdateSubmitted ?? trial.lastVerified)?.date ?? ''
}

function neighbours(items) {
  return items.slice(1).map((item, index) => [items[index], item])
}

function filesUnder(folder) {
  return readdirSync(join(corpus, folder), { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name).slice(corpus.length + 1))
    .toSorted()
}

const known = new Map()

/** The trials of a document; none where it is no record, as a few files of the corpus are. */
async function trialsIn(file) {
  if (!known.has(file)) known.set(file, await readAll(readFileSync(join(corpus, file))))
  return known.get(file)
}

async function readAll(bytes) {
  const trials = []
  try {
    for (const document of unwrapped(bytes)) for await (const parsed of parseAll(document)) trials.push(parsed)
  } catch (error) {
    if (error.name !== 'FormatError' && error.name !== 'RecordError') throw error
  }
  return trials
}

/** One file of the corpus is an answer of the registry's own search, which wraps each study once more. */
function unwrapped(bytes) {
  if (!bytes.subarray(0, 20_000).includes('"hits"')) return [bytes]
  const { hits } = JSON.parse(bytes.toString('utf8'))
  return hits ? hits.map(({ study }) => JSON.stringify(study)) : [bytes]
}
