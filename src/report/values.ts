/** Printing one value of a Trial as people write it: labels for codes, yes and no, names for people, places and things. */
import { vocabulary, type VocabularyName } from '../model/vocabulary.js'
import { opening } from './excerpt.js'

/** @param list the closed list the value comes from, if any */
export function printValue(value: unknown, list?: VocabularyName): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return printNumber(value)
  if (typeof value === 'string') return labelOf(value, list) ?? `“${opening(value)}”`
  if (Array.isArray(value)) return value.map((each) => printValue(each, list)).join(', ')
  if (typeof value !== 'object' || value === null) return 'none'
  return printThing(value as Record<string, unknown>)
}

/** `RECRUITING` → `Recruiting`; undefined for what is on no list. */
export function labelOf(value: unknown, list?: VocabularyName): string | undefined {
  if (list === undefined || typeof value !== 'string') return undefined
  const labels: Record<string, string> = vocabulary[list]
  return Object.hasOwn(labels, value) ? labels[value] : undefined
}

/** `1309` → `1,309`. */
export function printNumber(value: number): string {
  return value.toLocaleString('en-US')
}

/** `+16`, `−13`: with a sign, and a minus that cannot be taken for a dash. */
export function printSigned(value: number): string {
  return `${value < 0 ? '−' : '+'}${printNumber(Math.abs(value))}`
}

const identifying = [
  'label',
  'name',
  'measure',
  'title',
  'term',
  'citation',
  'fullName',
  'investigatorFullName',
  'description',
  'id',
  'url',
]

function printThing(thing: Record<string, unknown>): string {
  if (typeof thing.date === 'string') return thing.date
  for (const field of identifying) if (typeof thing[field] === 'string') return `“${opening(thing[field])}”`
  return 'given'
}
