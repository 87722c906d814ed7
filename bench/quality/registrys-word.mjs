/** The registry's own word: what it marked as changed on its side-by-side pages, beside what the diff names. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { diff, parseAll } from '../../dist/index.js'
import { corpus } from '../corpus.mjs'
import { printTable } from '../figures.mjs'
import { elementOf, elementsOf, fieldsOf } from './archive-fields.mjs'
import { marksOf } from './change-page-marks.mjs'
import { pagesOf } from './every-pair.mjs'
import { isEntry } from './is-entry.mjs'

/** @returns whether every disagreement has an explanation */
export async function measureRegistrysWord() {
  const counts = {
    pages: 0,
    emptyRows: 0,
    rows: 0,
    rowsNamed: 0,
    marked: 0,
    markedNamed: 0,
    named: 0,
    namedMarked: 0,
  }
  const disagreements = []
  for (const file of pagesOf('side by side')) {
    const page = await readPage(file)
    counts.pages++
    for (const row of page.rows) {
      const elements = [...row.paths].map(elementOf)
      if (elements.length === 0) counts.emptyRows++
      else counts.rows++
      if (elements.length > 0 && elements.every((element) => isNamed(page, element))) counts.rowsNamed++
    }
    for (const element of page.marked) {
      counts.marked++
      if (isNamed(page, element)) counts.markedNamed++
      else disagreements.push({ file, what: `marked, not named: ${element}`, ...explainSilence(page, element) })
    }
    for (const field of page.named.keys()) {
      counts.named++
      if (elementsOf(field).some((element) => page.marked.has(element))) counts.namedMarked++
      else disagreements.push({ file, what: `named, not marked: ${field}`, ...explainSpeech(page, field) })
    }
  }
  printCounts(counts)
  printDisagreements(disagreements)
  return disagreements.every(({ why }) => why !== unexplained)
}

const unexplained = 'not explained'

async function readPage(file) {
  const text = readFileSync(join(corpus, file), 'utf8')
  const sides = []
  for await (const parsed of parseAll(text)) sides.push(parsed)
  const comparison = diff(...sides)
  const { rows, texts } = marksOf(text)
  const marked = new Set(rows.flatMap(({ paths, empty }) => [...paths, ...empty].map(elementOf)))
  const named = new Map()
  for (const change of comparison.changes) {
    for (const { path } of change.operations) {
      const field = fieldIn(path)
      named.set(field, (named.get(field) ?? true) && change.severity === 'noise')
    }
  }
  return { rows, texts, marked: new Set([...marked].filter(Boolean)), named, comparison }
}

/** The field of a keyed path, and of what is retired the field in it. */
function fieldIn(path) {
  const [field, part] = path.slice(1).split('/')
  return field === 'retired' ? `retired.${part}` : field
}

function isNamed({ named }, element) {
  return fieldsOf(element).some((field) => named.has(field))
}

/** Why nothing is told of an element that the registry marked. */
function explainSilence(page, element) {
  const [before, after] = page.texts.map((texts) => wordsAt(texts, element))
  const found = { before: without(before, after).join(' / '), after: without(after, before).join(' / ') }
  const fields = fieldsOf(element)
  if (fields.length === 0) return { why: 'the registry keeps it for itself', ...found }
  const isWordless = page.rows.every(({ paths }) => [...paths].every((path) => elementOf(path) !== element))
  if (isWordless) return { why: 'an element without words', ...found }
  if (isDeepStrictEqual(before, after)) return { why: 'the same words in another row', ...found }
  if (squeeze(before) === squeeze(after)) return { why: 'spaces and line breaks alone', ...found }
  if (isDeepStrictEqual(before.toSorted(), after.toSorted()))
    return { why: 'the same words in another order', ...found }
  const aside = page.comparison.setAside.some(({ path }) => fields.includes(fieldIn(path)))
  if (aside) return { why: 'not compared, and said so', ...found }
  const [from, to] = [page.comparison.before.trial, page.comparison.after.trial]
  const isSame = fields.every((field) => isDeepStrictEqual(valueOf(from, field), valueOf(to, field)))
  const isKnown = fields.some((field) => valueOf(to, field) !== undefined)
  if (isSame && isKnown) return { why: 'other words or another element for the same value', ...found }
  if (isSame) return { why: 'words that say that nothing is given', ...found }
  return { why: unexplained, ...found }
}

/** Why something is told of a field of which the registry marked nothing. */
function explainSpeech({ comparison: { before, after } }, field) {
  const found = { before: brief(valueOf(before.trial, field)), after: brief(valueOf(after.trial, field)) }
  if (field === 'lastUpdatePosted') return { why: 'the day of the version, which stands above the record', ...found }
  return { why: unexplained, ...found }
}

function wordsAt(texts, element) {
  return [...texts].filter(([path]) => elementOf(path) === element).flatMap(([, words]) => words)
}

function without(words, others) {
  return words.filter((each) => !others.includes(each))
}

function squeeze(words) {
  return words.join('').replaceAll(/\s+/g, '')
}

function valueOf(trial, field) {
  return field.split('.').reduce((value, name) => value?.[name], trial)
}

function brief(value) {
  return value === undefined ? '' : JSON.stringify(value)
}

function printCounts({ pages, rows, rowsNamed, emptyRows, marked, markedNamed, named, namedMarked }) {
  printTable(
    'The registry’s own word: side-by-side pages of the old archive',
    ['', 'in all', 'agree'],
    [
      ['pages', pages, ''],
      ['rows with marked words, and those of fields that we name', rows, rowsNamed],
      ['rows that mark no words', emptyRows, ''],
      ['elements that the registry marked, and those that we name', marked, markedNamed],
      ['fields that we name, and those that it marked', named, namedMarked],
    ],
  )
}

function printDisagreements(disagreements) {
  const groups = new Map()
  for (const each of disagreements) {
    const name = `${each.what} | ${each.why}`
    groups.set(name, [...(groups.get(name) ?? []), each])
  }
  const rows = [...groups]
    .toSorted()
    .map(([name, [first, ...others]]) => [name, 1 + others.length, print(first.before), print(first.after)])
  printTable('Every disagreement', ['what', 'why', 'pages', 'for example before', 'after'], rows)
}

function print(text) {
  const cell = text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|')
  return cell.length > 60 ? `${cell.slice(0, 59)}…` : cell
}

if (isEntry(import.meta)) process.exitCode = (await measureRegistrysWord()) ? 0 : 1
