/** Sentences about expanded access to the treatment of a trial. */
import type { Change } from '../../model/change.js'
import { nameOf } from '../names.js'
import { labelOf } from '../values.js'
import { sameButForm, series } from './phrases.js'
import type { Sentences } from './tell.js'

export const expandedAccessSentences: Sentences<'expanded-access/changed'> = {
  'expanded-access/changed': tellAccess,
}

function tellAccess({ facts }: Change): string {
  const name = nameOf(String(facts.field))
  if (facts.noise === 'derived') return `${name}: changed, as the registry derives it`
  if (facts.noise === 'formatting') return `${name}: ${sameButForm}`
  if (facts.field === 'expandedAccessTypes') return tellKinds(facts)
  return `expanded access: ${[availability(facts), record(facts), status(facts)].filter(Boolean).join('; ')}`
}

function availability({ available, availableBefore }: Change['facts']): string {
  if (available === undefined) return availableBefore === undefined ? '' : 'availability no longer stated'
  if (available) return availableBefore === undefined ? 'stated as available' : 'now available'
  return availableBefore === undefined ? 'stated as not available' : 'no longer available'
}

function record({ record: to, recordBefore: from }: Change['facts']): string {
  if (to === undefined) return from === undefined ? '' : `record ${from} no longer named`
  return from === undefined ? `record ${to} named` : `record ${from} → ${to}`
}

function status({ status: to, statusBefore: from }: Change['facts']): string {
  const [earlier, later] = [from, to].map((each) => labelOf(each, 'ExpandedAccessStatus'))
  if (later === undefined) return earlier === undefined ? '' : `status ${earlier} no longer shown`
  return earlier === undefined ? `status ${later}` : `status ${earlier} → ${later}`
}

const kinds: Record<string, string> = {
  individual: 'individual patients',
  intermediate: 'intermediate-size populations',
  treatment: 'a treatment IND or protocol',
}

function tellKinds({ added, removed, stated, unstated }: Change['facts']): string {
  if (stated !== undefined) return `expanded access stated to be for ${named(stated)}`
  if (unstated !== undefined) return `expanded access no longer stated to be for ${named(unstated)}`
  return [
    ...(added === undefined ? [] : [`expanded access now for ${named(added)}`]),
    ...(removed === undefined ? [] : [`expanded access no longer for ${named(removed)}`]),
  ].join('; ')
}

function named(list: unknown): string {
  const each = String(list).split(' ')
  return series(each.map((kind) => kinds[kind] ?? kind))
}
