/** Sentences about study documents. */
import type { Change } from '../../model/change.js'
import { opening } from '../excerpt.js'
import type { Sentences } from './tell.js'

export const documentSentences: Sentences<
  'document/added' | 'document/removed' | 'document/replaced' | 'document/changed'
> = {
  'document/added': ({ facts }) => `${document(facts)}${dated(facts)} added`,
  'document/removed': ({ facts }) => `${document(facts)}${dated(facts)} removed`,
  'document/replaced': tellReplaced,
  'document/changed': tellChanged,
}

/** `study protocol`: the kind as the registry labels it, in lower case where we know the label. */
function document({ label, protocol, analysisPlan, consent }: Change['facts']): string {
  const kinds = [
    protocol ? 'study protocol' : '',
    analysisPlan ? 'statistical analysis plan' : '',
    consent ? 'informed consent form' : '',
  ].filter((each) => each !== '')
  // A label of the sponsor's own tells more than the kind: `Study Protocol: Amendment 3`.
  const isOwn = label !== undefined && !standardLabels.test(String(label))
  if (isOwn || kinds.length === 0) {
    return label === undefined ? 'study document' : `study document “${opening(String(label), 80)}”`
  }
  return kinds.join(' with ')
}

const standardLabels = /^(?:(?:study protocol|statistical analysis plan|informed consent form)(?:, and |, | and |$))+$/i

function dated({ date }: Change['facts']): string {
  return date === undefined ? '' : ` dated ${date}`
}

function tellReplaced({ facts }: Change): string {
  const { from, to, date } = facts
  if (from !== undefined && to !== undefined && from !== to) return `${document(facts)} replaced: ${from} → ${to}`
  return `${document(facts)} replaced by another file${date === undefined ? '' : ` of the same date, ${date}`}`
}

function tellChanged({ facts }: Change): string {
  if (facts.noPlan !== undefined) {
    return facts.noPlan
      ? 'the record now says that there is no statistical analysis plan'
      : 'the record no longer says that there is no statistical analysis plan'
  }
  const parts = String(facts.parts ?? '').split('\n')
  if (parts.includes('date')) {
    const { from, to } = facts
    if (from === undefined) return `${document(facts)}: date added: ${to}`
    if (to === undefined) return `${document(facts)}: date removed: ${from}`
  }
  return `${document(facts)}${dated(facts)}: what the record says of it changed`
}
