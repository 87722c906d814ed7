/** Reads adverse events; their totals stand among them in XML and with the groups in the API. */
import type { Json } from '../../json/objects.js'
import { childOf, childrenOf, textOf, type XmlElement } from '../../xml/element.js'
import { take, type Parts } from '../take.js'
import { groupId } from './groups.js'

const ofAll: Parts = {
  time_frame: 'timeFrame',
  desc: 'description',
  group_list: {
    group: ['eventGroups[]', { '@group_id': ['id', groupId], title: 'title', description: 'description' }],
  },
  serious_events: { frequency_threshold: 'frequencyThreshold' },
  other_events: { frequency_threshold: 'frequencyThreshold' },
}

const ofEvent: Parts = {
  sub_title: { '#': 'term', '@vocab': 'sourceVocabulary' },
  assessment: 'assessmentType',
  description: 'notes',
  counts: [
    'stats[]',
    {
      '@group_id': ['groupId', groupId],
      '@events': 'numEvents',
      '@subjects_affected': 'numAffected',
      '@subjects_at_risk': 'numAtRisk',
    },
  ],
}

/** What totals are called, and the names their numbers have in the API. */
const totals: readonly (readonly [title: RegExp, affected: string, atRisk: string])[] = [
  [/^\s*Total, all-cause mortality/i, 'deathsNumAffected', 'deathsNumAtRisk'],
  [/^\s*Total, serious adverse events/i, 'seriousNumAffected', 'seriousNumAtRisk'],
  [/^\s*Total, other adverse events/i, 'otherNumAffected', 'otherNumAtRisk'],
]

export function readAdverseEvents(element: XmlElement): Json {
  const seriousEvents = readEvents(childOf(element, 'serious_events'))
  const otherEvents = readEvents(childOf(element, 'other_events'))
  const { eventGroups, ...events } = take(element, ofAll)
  return {
    ...events,
    eventGroups: (eventGroups as Json[] | undefined)?.map((group) => ({
      ...group,
      ...totalsOf(String(group.id), [...seriousEvents, ...otherEvents]),
    })),
    seriousEvents: seriousEvents.filter((event) => !totalOf(event)),
    otherEvents: otherEvents.filter((event) => !totalOf(event)),
  }
}

interface Event extends Json {
  term?: string
  organSystem: string | undefined
  stats?: readonly { groupId?: string; numAffected?: string; numAtRisk?: string }[]
}

/** The events of one list; vocabulary and kind of assessment are said once for all that have none of their own. */
function readEvents(list: XmlElement | undefined): Event[] {
  const byDefault = {
    sourceVocabulary: textOf(list, 'default_vocab'),
    assessmentType: textOf(list, 'default_assessment'),
  }
  return childrenOf(childOf(list, 'category_list'), 'category').flatMap((category) => {
    const organSystem = textOf(category, 'title')
    const events = childrenOf(childOf(category, 'event_list'), 'event')
    return events.map((event) => ({ organSystem, ...byDefault, ...take(event, ofEvent) }))
  })
}

function totalOf({ organSystem, term = '' }: Event): (typeof totals)[number] | undefined {
  return organSystem === 'Total' ? totals.find(([title]) => title.test(term)) : undefined
}

function totalsOf(group: string, events: readonly Event[]): Json {
  const found: Json = {}
  for (const event of events) {
    const total = totalOf(event)
    const numbers = total && event.stats?.find(({ groupId: id }) => id === group)
    if (!total || !numbers) continue
    found[total[1]] = numbers.numAffected
    found[total[2]] = numbers.numAtRisk
  }
  return found
}
