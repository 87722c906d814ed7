/** Reads how many participants or other units were analyzed. */
import { textOf, type XmlElement } from '../../xml/element.js'
import type { Parts } from '../take.js'
import { groupId } from './groups.js'

export interface Denom {
  units: string
  counts: { groupId: string; value: string | undefined }[]
}

export const denoms: Parts = {
  analyzed: [
    'denoms[]',
    {
      units: 'units',
      count_list: { count: ['counts[]', { '@group_id': ['groupId', groupId], '@value': 'value' }] },
    },
  ],
}

/** Until December 2016 these were measures of their own: `Number of Participants`, `Number of eyes analyzed`. */
export function readCountingMeasure(measure: XmlElement): Denom {
  const countsParticipants = /^\s*Number of Participants\s*$/i.test(textOf(measure, 'title') ?? '')
  return {
    units: countsParticipants ? 'Participants' : (textOf(measure, 'units') ?? ''),
    counts: measurementsIn(measure).map(({ attributes: { group_id: id = '', value } }) => ({
      groupId: groupId(id),
      value,
    })),
  }
}

function measurementsIn(element: XmlElement): XmlElement[] {
  return element.children.flatMap((child) => (child.name === 'measurement' ? [child] : measurementsIn(child)))
}
