/** The printed study design of before mid-2017 and of tabular views: all of it in one text. */
import type { Draft } from '../../src/model/draft.js'
import { placeDesign as placeDesignWords } from './design-words.js'

const lines = {
  allocation: 'allocation',
  'intervention model': 'interventionModel',
  'observational model': 'observationalModel',
  'time perspective': 'timePerspective',
  masking: 'masking',
  'primary purpose': 'primaryPurpose',
} as const

const texts = {
  'intervention model description': 'interventionModelDescription',
  'masking description': 'maskingDescription',
} as const

/** Labels begin a line, or follow the value before them: `Observational Model: Cohort; Time Perspective: Retrospective`. */
const label =
  /(?:^|[\n;,|]) *((?:Allocation|Endpoint Classification|Intervention Model|Observational Model|Time Perspective|Masking|Primary Purpose)(?: Description)?) ?:/gi

/** Writes each part to its field; a design of the first years has no labels, and each of its words tells its own. */
export function placeDesign(draft: Draft, printed: string): void {
  const text = printed.replaceAll('\u00a0', ' ')
  const found = [...text.matchAll(label)]
  if (found.length === 0) return placeDesignWords(draft, wordsOf(text))
  for (const [at, { 0: whole, 1: name = '', index }] of found.entries()) {
    const value = trimMarks(text.slice(index + whole.length, found[at + 1]?.index))
    if (value !== '') placePart(draft, name.replace(/\s+/g, ' ').toLowerCase(), value)
  }
}

function placePart(draft: Draft, name: string, value: string): void {
  if (name === 'endpoint classification') {
    draft.retired = { ...draft.retired, endpointClassification: value.replace(/\s+/g, ' ') }
  } else if (isIn(lines, name)) draft[lines[name]] ??= value.replace(/\s+/g, ' ')
  else if (isIn(texts, name)) draft[texts[name]] ??= value
}

function isIn<Table extends object>(table: Table, name: string): name is keyof Table & string {
  return Object.hasOwn(table, name)
}

/** The words between commas; a comma within parentheses belongs to its word. */
function wordsOf(text: string): string[] {
  const words: string[] = []
  let start = 0
  let depth = 0
  for (let at = 0; at <= text.length; at++) {
    const sign = text[at] ?? ','
    if (sign === '(') depth++
    else if (sign === ')') depth--
    else if ((depth <= 0 && /[,;\n]/.test(sign)) || at === text.length) {
      words.push(text.slice(start, at).replace(/\s+/g, ' ').trim())
      start = at + 1
    }
  }
  return words
}

/** Takes off the marks between two parts. */
function trimMarks(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && /[\s;,|]/.test(text[start] ?? '')) start++
  while (end > start && /[\s;,|]/.test(text[end - 1] ?? '')) end--
  return text.slice(start, end)
}
