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

/** There are thousands of them: a plain number need not be read again. */
function count(text: string): number | string {
  return /^\d{1,9}$/.test(text) ? Number(text) : text
}

const ofEvent: Parts = {
  sub_title: { '#': 'term', '@vocab': 'sourceVocabulary' },
  assessment: 'assessmentType',
  description: 'notes',
  counts: [
    'stats[]',
    {
      '@group_id': ['groupId', groupId],
      '@events': ['numEvents', count],
      '@subjects_affected': ['numAffected', count],
      '@subjects_at_risk': ['numAtRisk', count],
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
  const { eventGroups, ...rest } = take(element, ofAll)
  const totalsOf = readTotals([...seriousEvents, ...otherEvents].filter(isTotal))
  return {
    ...rest,
    eventGroups: (eventGroups as Json[] | undefined)?.map((group) => ({ ...group, ...totalsOf.get(group.id) })),
    seriousEvents: seriousEvents.filter((event) => !isTotal(event)),
    otherEvents: otherEvents.filter((event) => !isTotal(event)),
  }
}

interface Event extends Json {
  term?: string
  organSystem?: string
  stats?: readonly { groupId?: string; numAffected?: unknown; numAtRisk?: unknown }[]
}

/** The events of one list; vocabulary and kind of assessment are said once for all that have none of their own. */
function readEvents(list: XmlElement | undefined): Event[] {
  return childrenOf(childOf(list, 'category_list'), 'category').flatMap((category) => {
    const shared = {
      organSystem: textOf(category, 'title') ?? '',
      sourceVocabulary: textOf(list, 'default_vocab') ?? '',
      assessmentType: textOf(list, 'default_assessment') ?? '',
    }
    return childrenOf(childOf(category, 'event_list'), 'event').map((event) => take(event, ofEvent, { ...shared }))
  })
}

function isTotal({ organSystem, term = '' }: Event): boolean {
  return organSystem === 'Total' && totals.some(([title]) => title.test(term))
}

/** The totals of each group, by its id. */
function readTotals(sums: readonly Event[]): ReadonlyMap<unknown, Json> {
  const found = new Map<unknown, Json>()
  for (const { term = '', stats = [] } of sums) {
    const [, affected, atRisk] = totals.find(([title]) => title.test(term)) ?? []
    if (!affected || !atRisk) continue
    for (const { groupId: id, numAffected, numAtRisk } of stats) {
      found.set(id, { ...found.get(id), [affected]: numAffected, [atRisk]: numAtRisk })
    }
  }
  return found
}
