/** Adverse events in the classic XML: by organ system from A to Z, the totals first, what most events share told once. */
import { labelOf, pickObjects, pickText, type Raw } from '../pick.js'
import { groupId, groupsOf } from './groups.js'
import { plain } from './parts.js'
import { group, leaf, marked, type Part } from './print.js'

export function eventsOf(module: Raw): Part {
  const groups = pickObjects(module, 'eventGroups')
  if (groups.length === 0) return undefined
  const deaths = groups.some(({ deathsNumAtRisk }) => deathsNumAtRisk !== undefined)
  const mortality = deaths ? totalOf('Total, all-cause mortality', groups, 'deaths') : undefined
  return group(
    'reported_events',
    leaf('time_frame', pickText(module, 'timeFrame')),
    plain('desc', module, 'description'),
    groupsOf(module, 'eventGroups'),
    listOf('serious_events', pickObjects(module, 'seriousEvents'), [
      mortality,
      totalOf('Total, serious adverse events', groups, 'serious'),
    ]),
    listOf(
      'other_events',
      pickObjects(module, 'otherEvents'),
      [totalOf('Total, other adverse events', groups, 'other')],
      pickText(module, 'frequencyThreshold'),
    ),
  )
}

function totalOf(title: string, groups: readonly Raw[], kind: 'deaths' | 'serious' | 'other'): Part {
  const counts = groups.map((each) =>
    marked('counts', {
      group_id: groupId(pickText(each, 'id')),
      subjects_affected: pickText(each, `${kind}NumAffected`),
      subjects_at_risk: pickText(each, `${kind}NumAtRisk`),
    }),
  )
  return group('event', leaf('sub_title', title), counts)
}

function listOf(name: string, events: readonly Raw[], totals: readonly Part[], threshold?: string): Part {
  const vocabulary = mostFrequent(events.map((each) => pickText(each, 'sourceVocabulary')))
  const assessment = mostFrequent(events.map((each) => pickText(each, 'assessmentType')))
  const systems = [...new Set(events.map((each) => pickText(each, 'organSystem') ?? ''))].toSorted()
  return group(
    name,
    leaf('frequency_threshold', threshold),
    leaf('default_vocab', vocabulary),
    leaf('default_assessment', labelOf('EventAssessment', assessment)),
    group(
      'category_list',
      group('category', leaf('title', 'Total'), group('event_list', totals)),
      systems.map((system) =>
        group(
          'category',
          leaf('title', system),
          group(
            'event_list',
            events
              .filter((each) => (pickText(each, 'organSystem') ?? '') === system)
              .map((each) => eventOf(each, vocabulary, assessment)),
          ),
        ),
      ),
    ),
  )
}

function eventOf(event: Raw, vocabulary: string | undefined, assessment: string | undefined): Part {
  const [own, how] = [pickText(event, 'sourceVocabulary'), pickText(event, 'assessmentType')]
  return group(
    'event',
    leaf('sub_title', pickText(event, 'term'), { vocab: own === vocabulary ? undefined : own }),
    leaf('assessment', how === assessment ? undefined : labelOf('EventAssessment', how)),
    plain('description', event, 'notes'),
    pickObjects(event, 'stats').map((each) =>
      marked('counts', {
        group_id: groupId(pickText(each, 'groupId')),
        events: pickText(each, 'numEvents'),
        subjects_affected: pickText(each, 'numAffected'),
        subjects_at_risk: pickText(each, 'numAtRisk'),
      }),
    ),
  )
}

function mostFrequent(values: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string | undefined, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0]
}
