/** Sentences about age, sex, healthy volunteers and who else may take part. */
import type { Change } from '../../model/change.js'
import { listOf, nameOf, pluralOf } from '../names.js'
import { printValue } from '../values.js'
import { sameButForm, wording } from './phrases.js'
import type { Sentences } from './tell.js'

export const eligibilitySentences: Sentences<'eligibility/widened' | 'eligibility/narrowed' | 'eligibility/changed'> = {
  'eligibility/widened': (change) => `${tellField(change)} (wider)`,
  'eligibility/narrowed': (change) => `${tellField(change)} (narrower)`,
  'eligibility/changed': tellField,
}

const ages = new Set(['minimumAge', 'maximumAge'])

function tellField({ facts, before, after }: Change): string {
  const path = String(facts.field)
  const name = path === 'stdAges' ? pluralOf(path) : nameOf(path)
  if (facts.noise === 'derived') return `${name}: changed, as the registry derives it`
  if (facts.noise === 'unit') return `${name}: the same limit, written differently`
  if (facts.noise === 'formatting') return `${name}: ${sameButForm}`
  if (facts.first) return `${name} added: ${printed(path, after)}`
  if (ages.has(path)) return `${name} ${before ?? 'none'} → ${after ?? 'none'}`
  if (after === undefined) return `${name} removed: ${printed(path, before)}`
  const isText = typeof before === 'string' && typeof after === 'string' && listOf(path) === undefined
  if (isText) return `${name} changed: ${wording(before, after)}`
  return `${name} ${printed(path, before)} → ${printed(path, after)}`
}

function printed(path: string, value: unknown): string {
  return ages.has(path) ? String(value) : printValue(value, listOf(path))
}
