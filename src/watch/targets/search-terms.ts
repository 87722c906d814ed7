/** The terms of a search as the configuration names them, and as the registry's interface wants them. */
import { anyOf, nearest, quote } from '../../index.js'

/** Parameters of the registry's search, and what could not be made into one: each one sentence without its stop. */
export interface SearchReading {
  terms: Readonly<Record<string, string>>
  faults: readonly string[]
}

const queries = ['term', 'cond', 'intr', 'titles', 'outc', 'spons', 'lead', 'id', 'locn', 'patient'] as const
const filters = ['overallStatus', 'geo', 'ids', 'advanced', 'synonyms'] as const

/** The registry's own names. */
export const parameters: readonly string[] = [
  ...queries.map((name) => `query.${name}`),
  ...['filter', 'postFilter'].flatMap((kind) => filters.map((name) => `${kind}.${name}`)),
  'aggFilters',
  'geoDecay',
]

/** Shorter names for the most used. */
const short: Readonly<Record<string, string>> = {
  ...Object.fromEntries(queries.map((name) => [name, `query.${name}`])),
  status: 'filter.overallStatus',
  advanced: 'filter.advanced',
}

export const statuses = [
  'ACTIVE_NOT_RECRUITING',
  'COMPLETED',
  'ENROLLING_BY_INVITATION',
  'NOT_YET_RECRUITING',
  'RECRUITING',
  'SUSPENDED',
  'TERMINATED',
  'WITHDRAWN',
  'AVAILABLE',
  'NO_LONGER_AVAILABLE',
  'TEMPORARILY_NOT_AVAILABLE',
  'APPROVED_FOR_MARKETING',
  'WITHHELD',
  'UNKNOWN',
] as const

/** `{ cond: 'diabetes', status: ['RECRUITING'] }` → `{ 'query.cond': 'diabetes', 'filter.overallStatus': 'RECRUITING' }`. */
export function readTerms(written: Readonly<Record<string, string | readonly string[]>>): SearchReading {
  const terms: Record<string, string> = {}
  const faults: string[] = []
  for (const [key, value] of Object.entries(written)) {
    const name = short[key] ?? key
    const values = typeof value === 'string' ? [value] : value
    if (!parameters.includes(name)) faults.push(unknown(key))
    else if (values.length === 0 || values.some((each) => each.trim() === ''))
      faults.push(`${key} is empty; write what to search for`)
    else if (name in terms) faults.push(`${key} stands twice in this search; keep one of them`)
    else {
      const words = name.endsWith('overallStatus') ? values.flatMap((each) => each.split(/[|,]/)) : values
      if (name.endsWith('overallStatus')) faults.push(...words.flatMap(statusFaults))
      else if (words.length > 1) faults.push(`${key} takes one text; join several with OR`)
      terms[name] = words.map((each) => each.trim()).join('|')
    }
  }
  if (Object.keys(written).length === 0)
    faults.push('this search has no terms, so it would find every trial; write one')
  return { terms, faults }
}

function unknown(key: string): string {
  const known = [...Object.keys(short), ...parameters]
  const guesses = nearest(key, known)
  const hint = guesses.length > 0 ? `did you mean ${anyOf(guesses)}?` : `choose one of ${Object.keys(short).join(', ')}`
  return `a search has no term ${quote(key)}; ${hint}`
}

function statusFaults(word: string): string[] {
  const status = word.trim()
  const known: readonly string[] = statuses
  if (known.includes(status)) return []
  const [guess] = nearest(status.replaceAll(/[\s,]+/g, '_'), statuses)
  return [
    `there is no status ${quote(status)}; ${guess === undefined ? `choose one of ${statuses.join(', ')}` : `did you mean ${guess}?`}`,
  ]
}
