/** Sentences about references and links. */
import type { Change } from '../../model/change.js'
import { opening } from '../excerpt.js'
import { nameOf } from '../names.js'
import { labelOf } from '../values.js'
import { countOf, series, wording } from './phrases.js'
import type { Sentences } from './tell.js'

export const referenceSentences: Sentences<
  | 'reference/added'
  | 'reference/removed'
  | 'reference/changed'
  | 'reference/retracted'
  | 'link/added'
  | 'link/removed'
  | 'link/changed'
> = {
  'reference/added': ({ facts }) => `${reference(facts)} added: ${citation(facts)}`,
  'reference/removed': ({ facts }) => `${reference(facts)} removed: ${citation(facts)}`,
  'reference/changed': tellReference,
  'reference/retracted': ({ facts }) =>
    `reference marked as retracted${Number(facts.retractions) > 1 ? ` (${countOf(facts.retractions, 'notice')})` : ''}: ${citation(facts)}`,
  'link/added': ({ facts }) => `link added: ${citation(facts)}`,
  'link/removed': ({ facts }) => `link removed: ${citation(facts)}`,
  'link/changed': (change) => `link ${citation(change.facts)} changed${parts(change.facts)}${words(change.facts)}`,
}

function reference({ type }: Change['facts']): string {
  const kind = kindOf(type)
  return kind === undefined ? 'reference' : `${kind} reference`
}

/** `background`, `result`; what the registry found by itself is its own kind. */
function kindOf(type: unknown): string | undefined {
  if (type === 'DERIVED') return 'auto-indexed'
  return labelOf(type, 'ReferenceType')?.toLowerCase()
}

function citation({ item }: Change['facts']): string {
  return item === undefined ? 'without a name' : `“${opening(String(item))}”`
}

function tellReference({ facts }: Change): string {
  if (facts.fromType !== undefined) {
    const more = String(facts.parts).includes('\n') ? ', with other parts of it' : ''
    return `reference turned from ${kindOf(facts.fromType)} to ${kindOf(facts.type)}${more}: ${citation(facts)}`
  }
  if (facts.parts === 'retractions') return `mark of a retraction changed or removed: ${citation(facts)}`
  if (facts.parts === 'citation') return `citation of a reference changed${words(facts)}`
  return `${reference(facts)} ${citation(facts)} changed${parts(facts)}${words(facts)}`
}

function parts({ parts: changed }: Change['facts']): string {
  if (changed === undefined) return ''
  const names = String(changed)
    .split('\n')
    .map((part) => nameOf(`references[].${part}`))
  return ` in its ${series(names)}`
}

function words({ from, to }: Change['facts']): string {
  if (from !== undefined && to !== undefined) return `: ${wording(from, to)}`
  if (to !== undefined) return `: “${opening(String(to))}” added`
  return from === undefined ? '' : `: “${opening(String(from))}” removed`
}
