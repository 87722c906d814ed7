/** Sentences about the day a trial was registered, against the day it started. */
import type { Change } from '../../model/change.js'
import { printValue } from '../values.js'
import { dates, distance } from './phrases.js'
import type { Sentences } from './tell.js'

export const registrationSentences: Sentences<'registration/retrospective' | 'registration/start-moved-after'> = {
  'registration/retrospective': ({ after, facts }) =>
    `registered after its start: started ${printValue(after)}, first submitted ${facts.firstSubmitted} (${distance(facts)}${window(facts)})`,
  'registration/start-moved-after': (change) =>
    `start date moved from before ${change.facts.sameDay ? 'registration to the day of it' : 'to after registration'}: ${dates(change)} (first submitted ${change.facts.firstSubmitted})`,
}

function window({ within21Days }: Change['facts']): string {
  if (within21Days === undefined) return ''
  return within21Days ? ', within 21 days' : ', more than 21 days'
}
