/** Reads posted results into the structure of the API. */
import type { Json } from '../../json/objects.js'
import type { XmlElement } from '../../xml/element.js'
import { take, type Parts } from '../take.js'
import { readAdverseEvents } from './adverse-events.js'
import { readBaseline } from './baseline.js'
import { readMoreInfo } from './more-info.js'
import { readOutcomeMeasure } from './outcome-measures.js'
import { participantFlow } from './participant-flow.js'

const parts: Parts = {
  participant_flow: ['participantFlow', participantFlow],
  baseline: ['baselineCharacteristics', (_text, element) => readBaseline(element)],
  outcome_list: { outcome: ['outcomeMeasures[]', readOutcomeMeasure] },
  reported_events: ['adverseEvents', (_text, element) => readAdverseEvents(element)],
}

export function readResults(element: XmlElement): Json {
  return { ...take(element, parts), moreInfo: readMoreInfo(element) }
}
