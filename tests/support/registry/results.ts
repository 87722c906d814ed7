/** The smallest results section that is still a whole one. */
import type { Study } from './study.js'

export function inventResults(study: Study): unknown {
  const { outcomesModule, designModule } = study.protocolSection
  const count = designModule?.enrollmentInfo?.count ?? 100
  const half = String(Math.floor(count / 2))
  const groups = [
    { id: 'G0', title: 'Study drug', description: 'Once a day.' },
    { id: 'G1', title: 'Placebo', description: 'Once a day.' },
  ]
  const counts = groups.map(({ id }) => ({ groupId: id, value: half }))
  const denoms = [{ units: 'Participants', counts }]
  return {
    participantFlowModule: {
      groups,
      periods: [
        {
          title: 'Overall Study',
          milestones: ['STARTED', 'COMPLETED'].map((type) => ({
            type,
            achievements: groups.map(({ id }) => ({ groupId: id, numSubjects: half })),
          })),
        },
      ],
    },
    baselineCharacteristicsModule: {
      groups,
      denoms,
      measures: [
        {
          title: 'Age, Continuous',
          paramType: 'MEAN',
          dispersionType: 'STANDARD_DEVIATION',
          unitOfMeasure: 'years',
          classes: [
            { categories: [{ measurements: groups.map(({ id }) => ({ groupId: id, value: '54', spread: '9' })) }] },
          ],
        },
      ],
    },
    outcomeMeasuresModule: {
      outcomeMeasures: (outcomesModule?.primaryOutcomes ?? []).map(({ measure, timeFrame }) => ({
        type: 'PRIMARY',
        title: measure,
        timeFrame,
        reportingStatus: 'POSTED',
        paramType: 'MEAN',
        dispersionType: 'Standard Deviation',
        unitOfMeasure: 'points',
        groups,
        denoms,
        classes: [
          { categories: [{ measurements: groups.map(({ id }) => ({ groupId: id, value: '3.2', spread: '1.1' })) }] },
        ],
      })),
    },
    adverseEventsModule: {
      frequencyThreshold: '5',
      timeFrame: 'Up to 2 years',
      eventGroups: groups.map((group) => ({ ...group, seriousNumAffected: 1, seriousNumAtRisk: Number(half) })),
      seriousEvents: [
        {
          term: 'Pneumonia',
          organSystem: 'Infections and infestations',
          assessmentType: 'SYSTEMATIC_ASSESSMENT',
          stats: groups.map(({ id }) => ({ groupId: id, numAffected: 1, numAtRisk: Number(half) })),
        },
      ],
    },
  }
}
