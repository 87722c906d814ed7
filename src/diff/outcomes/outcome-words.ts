/** The words of an outcome measure: what is measured, told apart from the words with which any measure is written. */
import { remembered } from '../../normalize/remembered.js'
import { pointNames, readTimePoints } from './time-points.js'

export interface OutcomeWords {
  /** All words in order, time points left out; lower case, plurals and spellings made one. */
  all: readonly string[]
  /** Those that say what is measured: neither grammar nor what stands in most measures. */
  telling: ReadonlySet<string>
  /** Those of them that are written as names: instruments, laboratory values, abbreviations. */
  names: ReadonlySet<string>
  /** Those that stand in brackets, as `(OS)` behind a title: what it is called for short. */
  shortNames: ReadonlySet<string>
  /** Numbers but those of time points; a comparison or a grade stands before its number, a `%` behind it. */
  numbers: ReadonlySet<string>
  /** `no`, `without`, `free`, as often as they stand there. */
  negations: readonly string[]
  /** Time points that the text names, by their length in days. */
  points: ReadonlySet<string>
}

const wordsKnown = remembered(readWords, { most: 4000, longest: Number.POSITIVE_INFINITY })

export function outcomeWords(measure = ''): OutcomeWords {
  return wordsKnown(measure)
}

function readWords(measure: string): OutcomeWords {
  const { points, rest } = readTimePoints(unmarked(measure), true)
  const tokens = asThresholds(withSigns(rest)).match(token) ?? []
  const all = tokens.map(plainWord)
  return {
    all,
    telling: new Set(all.filter((word) => /\p{L}/u.test(word) && !common.has(word) && !negations.has(word))),
    names: new Set(namesIn(measure)),
    shortNames: new Set(shortNamesIn(measure)),
    numbers: new Set(all.filter((word) => /^\W*\d/.test(word) || word.startsWith('grade'))),
    negations: all.filter((word) => negations.has(word) && (word !== 'free' || isWithoutSomething.test(rest))),
    points: pointNames(points),
  }
}

/** `SF-36`, `HbA1c`, `CCTA`; none in a title of capitals throughout. */
function namesIn(measure: string): string[] {
  if (!/\p{Ll}{2}/u.test(measure) && /\s/.test(measure.trim())) return []
  const written = measure.match(/[\p{L}\p{N}]+(?:-\d[\p{L}\p{N}]*)*/gu) ?? []
  return written
    .filter((word) => /\p{Lu}.*(?:\p{Lu}|\d)|^\p{Ll}\p{Lu}/u.test(word))
    .map((word) => plainWord(word.toLowerCase()))
}

/** Names of two to eight letters alone in brackets; the number of a substance is none. */
function shortNamesIn(measure: string): string[] {
  return [...measure.matchAll(/\((\p{L}{2,8})\)/gu)]
    .map(([, name = '']) => name)
    .filter((name) => /\p{Lu}.*\p{Lu}/u.test(name))
    .map((name) => plainWord(name.toLowerCase()))
}

/** A measure without the list mark that some type before it. */
export function unmarked(measure: string): string {
  return measure.replace(/^\s*(?:\(?\d{1,2}[.)]|[•*-])\s+(?=\p{L})/u, '')
}

/** `SF-36` and `EQ-5D-5L` are one word each, `>=3` is a number with its comparison. */
const token = /[<>]=?\d+(?:\.\d+)?%?|grade\d|\d+(?:\.\d+)?%?(?![\p{L}\d])|[\p{L}\p{M}\p{N}]+(?:-\d[\p{L}\p{N}]*)*/gu

function withSigns(text: string): string {
  return text
    .replace(/\\(?=[<>=])/g, '')
    .replace(/[≥⩾]|=>|> ?=/g, '>=')
    .replace(/[≤⩽]|=<|< ?=/g, '<=')
    .replace(/([<>]=?) (?=\d)/g, '$1')
    .replace(/(\d) (?=%)/g, '$1')
}

/** Comparisons in words as signs; `grade 3 or higher` and `grade >= 3` are one. */
function asThresholds(text: string): string {
  return text
    .replace(/\b(?:at least|no less than|not less than|minimum of) (?=\d)/g, '>=')
    .replace(/\b(?:at most|no more than|not more than) (?=\d)/g, '<=')
    .replace(/\b(?:more than|greater than|above|over) (?=\d)/g, '>')
    .replace(/\b(?:less than|fewer than|below|under) (?=\d)/g, '<')
    .replace(/(\d%?) (?:or|and) (?:more|higher|greater|above|worse)\b/g, '>=$1')
    .replace(/(\d%?) (?:or|and) (?:less|lower|fewer|below)\b/g, '<=$1')
    .replace(/\bgrades? ?>=(?=\d)/g, '>=')
    .replace(/\bgrades? (?=\d)/g, 'grade')
    .replace(/\b(?:at least one|one or more)\b/g, ' ')
}

function plainWord(word: string): string {
  const spelled = word
    .replace(/^haem/, 'hem')
    .replace(/aemia/, 'emia')
    .replace(/^oe/, 'e')
    .replace(/our(?=s?$|al)/, 'or')
    .replace(/is(?=ation|ed$|ing$|e$)/, 'iz')
  const single =
    spelled.length > 3 && /[^sui]s$/.test(spelled) ? spelled.replace(/ies$/, 'y').replace(/s$/, '') : spelled
  return synonyms.get(single) ?? single
}

/** Words that registry titles use for one another; a share and a number of the same participants are one outcome. */
const synonyms: ReadonlyMap<string, string> = new Map(
  `therapy treatment
  mortality death
  died death
  dying death
  deceased death
  tolerance tolerability
  duration length
  1st first
  2nd second
  3rd third
  h hour
  hr hour
  two 2
  three 3
  four 4
  five 5
  six 6
  seven 7
  ten 10
  twelve 12`
    .split(/\s*\n\s*/)
    .map((line) => line.split(' ') as [string, string]),
)

const isWithoutSomething = /-free\b|\bfree (?:of|from|survival)\b/
const negations = new Set(['no', 'not', 'non', 'without', 'never', 'free', 'freedom', 'absence', 'lack', 'absent'])

/** Words that any measure may be written with or without. */
const common = new Set(
  `a an the this that these those its their of in on at to for by with and or from as per via using used use during over
  after before between within among into than which who whose is are was were be been being will have has had can may
  if when where while until up through throughout following
  asses assess assessed assesses assessment assessing measure measured measuring measurement evaluate evaluated
  evaluation evaluating determine determined determination determining define defined definition compare compared
  comparing comparison investigate investigated examine examined demonstrate estimate estimated describe described
  calculate calculated monitor monitored monitoring record recorded report reported observe observed document documented
  obtain obtained collect collected perform performed identify identified characterize characterized explore explored
  quantify quantified detect detected establish established test tested study studied analyze analyzed analysis
  according based respectively including include included such both each any all other various different following via
  objective aim purpose goal outcome outcomes endpoint end point parameter variable value result
  participant patient subject individual people person volunteer
  number no. count percent percentage proportion rate frequency incidence occurrence prevalence n
  change difference baseline total composite combined combination time timepoint
  number level score scale index questionnaire status mean average
  week month day year hour minute visit versus vs`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/** Whether a word is one that any measure may be written with. */
export function isCommon(word: string): boolean {
  return common.has(word)
}
