/** The names of the parts of posted results, each of which says by itself what it belongs to. */

export const resultsNames = {
  results: 'posted results',
  'results.participantFlow': 'participant flow',
  'results.participantFlow.groups': 'participant flow group',
  'results.participantFlow.periods': 'participant flow in period',
  'results.participantFlow.periods[].milestones[].comment': { name: 'comment', alone: 'comments on milestones' },
  'results.participantFlow.periods[].milestones[].achievements[].numUnits': {
    name: 'number of units',
    alone: 'number of units at each milestone',
  },
  'results.participantFlow.periods[].dropWithdraws[].comment': {
    name: 'comment',
    alone: 'comments on reasons for not completing',
  },
  'results.participantFlow.periods[].dropWithdraws[].reasons[].numUnits': {
    name: 'number of units',
    alone: 'number of units for each reason for not completing',
  },
  'results.participantFlow.typeUnitsAnalyzed': 'kind of units counted in the participant flow',
  'results.baselineCharacteristics.groups': 'baseline group',
  'results.baselineCharacteristics.denoms': 'baseline population',
  'results.baselineCharacteristics': 'baseline characteristics',
  'results.baselineCharacteristics.measures': 'baseline measure',
  'results.baselineCharacteristics.measures[].calculatePct': {
    name: 'calculation of percentages',
    alone: 'calculation of percentages in baseline measures',
  },
  'results.baselineCharacteristics.typeUnitsAnalyzed': 'kind of units analyzed at baseline',
  'results.outcomeMeasures': 'reported outcome measure',
  'results.outcomeMeasures[].calculatePct': {
    name: 'calculation of percentages',
    alone: 'calculation of percentages in reported outcome measures',
  },
  'results.outcomeMeasures[].typeUnitsAnalyzed': {
    name: 'kind of units analyzed',
    alone: 'kind of units analyzed in reported outcome measures',
  },
  'results.adverseEvents': 'adverse events',
  'results.adverseEvents.description': 'description of the adverse events',
  'results.adverseEvents.frequencyThreshold': 'frequency threshold of other adverse events',
  'results.adverseEvents.timeFrame': 'time frame of the adverse events',
  'results.adverseEvents.seriousEvents': 'serious adverse event',
  'results.adverseEvents.otherEvents': 'other adverse event',
  'results.adverseEvents.eventGroups': 'adverse event group',
  'results.adverseEvents.allCauseMortalityComment': 'comment on all-cause mortality',
  'results.moreInfo': 'more information on the results',
}
