/** Where each piece of the results of an API v1 study stands in a Draft. */
import type { TrialPath } from '../../src/model/trial-path.js'
import type { Each, Pieces } from './pour.js'

export const results: Pieces<TrialPath> = {
  // participant flow
  FlowPreAssignmentDetails: 'results.participantFlow.preAssignmentDetails',
  FlowRecruitmentDetails: 'results.participantFlow.recruitmentDetails',
  FlowTypeUnitsAnalyzed: 'results.participantFlow.typeUnitsAnalyzed',
  FlowGroup: { place: 'results.participantFlow.groups', pieces: group('FlowGroup') },
  FlowPeriod: {
    place: 'results.participantFlow.periods',
    pieces: {
      FlowPeriodTitle: 'title',
      FlowMilestone: {
        place: 'milestones',
        pieces: {
          FlowMilestoneType: 'type',
          FlowMilestoneComment: 'comment',
          FlowAchievement: { place: 'achievements', pieces: flowStats('FlowAchievement') },
        },
      },
      FlowDropWithdraw: {
        place: 'dropWithdraws',
        pieces: {
          FlowDropWithdrawType: 'type',
          FlowDropWithdrawComment: 'comment',
          FlowReason: { place: 'reasons', pieces: flowStats('FlowReason') },
        },
      },
    },
  },

  // baseline characteristics
  BaselinePopulationDescription: 'results.baselineCharacteristics.populationDescription',
  BaselineTypeUnitsAnalyzed: 'results.baselineCharacteristics.typeUnitsAnalyzed',
  BaselineGroup: { place: 'results.baselineCharacteristics.groups', pieces: group('BaselineGroup') },
  BaselineDenom: { place: 'results.baselineCharacteristics.denoms', pieces: denom('BaselineDenom') },
  BaselineMeasure: {
    place: 'results.baselineCharacteristics.measures',
    pieces: {
      BaselineMeasureTitle: 'title',
      BaselineMeasureDescription: 'description',
      BaselineMeasurePopulationDescription: 'populationDescription',
      BaselineMeasureParamType: 'paramType',
      BaselineMeasureDispersionType: 'dispersionType',
      BaselineMeasureUnitOfMeasure: 'unitOfMeasure',
      BaselineMeasureCalculatePct: 'calculatePct',
      BaselineMeasureDenomUnitsSelected: 'denomUnitsSelected',
      BaselineMeasureDenom: { place: 'denoms', pieces: denom('BaselineMeasureDenom') },
      BaselineClass: measureClass('Baseline'),
    },
  },

  // outcome measures
  OutcomeMeasure: {
    place: 'results.outcomeMeasures',
    pieces: {
      OutcomeMeasureType: 'type',
      OutcomeMeasureTitle: 'title',
      OutcomeMeasureDescription: 'description',
      OutcomeMeasurePopulationDescription: 'populationDescription',
      OutcomeMeasureReportingStatus: 'reportingStatus',
      OutcomeMeasureAnticipatedPostingDate: 'anticipatedPostingDate',
      OutcomeMeasureParamType: 'paramType',
      OutcomeMeasureDispersionType: 'dispersionType',
      OutcomeMeasureUnitOfMeasure: 'unitOfMeasure',
      OutcomeMeasureCalculatePct: 'calculatePct',
      OutcomeMeasureTimeFrame: 'timeFrame',
      OutcomeMeasureTypeUnitsAnalyzed: 'typeUnitsAnalyzed',
      OutcomeMeasureDenomUnitsSelected: 'denomUnitsSelected',
      OutcomeGroup: { place: 'groups', pieces: group('OutcomeGroup') },
      OutcomeDenom: { place: 'denoms', pieces: denom('OutcomeDenom') },
      OutcomeClass: measureClass('Outcome'),
      OutcomeAnalysis: {
        place: 'analyses',
        pieces: {
          OutcomeAnalysisGroupId: 'groupIds',
          OutcomeAnalysisGroupDescription: 'groupDescription',
          OutcomeAnalysisTestedNonInferiority: 'testedNonInferiority',
          OutcomeAnalysisNonInferiorityType: 'nonInferiorityType',
          OutcomeAnalysisNonInferiorityComment: 'nonInferiorityComment',
          OutcomeAnalysisPValue: 'pValue',
          OutcomeAnalysisPValueComment: 'pValueComment',
          OutcomeAnalysisStatisticalMethod: 'statisticalMethod',
          OutcomeAnalysisStatisticalComment: 'statisticalComment',
          OutcomeAnalysisParamType: 'paramType',
          OutcomeAnalysisParamValue: 'paramValue',
          OutcomeAnalysisCIPctValue: 'ciPctValue',
          OutcomeAnalysisCINumSides: 'ciNumSides',
          OutcomeAnalysisCILowerLimit: 'ciLowerLimit',
          OutcomeAnalysisCIUpperLimit: 'ciUpperLimit',
          OutcomeAnalysisCILowerLimitComment: 'ciLowerLimitComment',
          OutcomeAnalysisCIUpperLimitComment: 'ciUpperLimitComment',
          OutcomeAnalysisDispersionType: 'dispersionType',
          OutcomeAnalysisDispersionValue: 'dispersionValue',
          OutcomeAnalysisEstimateComment: 'estimateComment',
          OutcomeAnalysisOtherAnalysisDescription: 'otherAnalysisDescription',
        },
      },
    },
  },

  // adverse events
  EventsFrequencyThreshold: 'results.adverseEvents.frequencyThreshold',
  EventsTimeFrame: 'results.adverseEvents.timeFrame',
  EventsDescription: 'results.adverseEvents.description',
  EventsAllCauseMortalityComment: 'results.adverseEvents.allCauseMortalityComment',
  EventGroup: {
    place: 'results.adverseEvents.eventGroups',
    pieces: {
      ...group('EventGroup'),
      EventGroupDeathsNumAffected: 'deathsNumAffected',
      EventGroupDeathsNumAtRisk: 'deathsNumAtRisk',
      EventGroupSeriousNumAffected: 'seriousNumAffected',
      EventGroupSeriousNumAtRisk: 'seriousNumAtRisk',
      EventGroupOtherNumAffected: 'otherNumAffected',
      EventGroupOtherNumAtRisk: 'otherNumAtRisk',
    },
  },
  SeriousEvent: { place: 'results.adverseEvents.seriousEvents', pieces: adverseEvent('SeriousEvent') },
  OtherEvent: { place: 'results.adverseEvents.otherEvents', pieces: adverseEvent('OtherEvent') },

  // more information
  LimitationsAndCaveats: 'results.moreInfo.limitationsAndCaveats.description',
  LimitationsAndCaveatsDescription: 'results.moreInfo.limitationsAndCaveats.description',
  AgreementPISponsorEmployee: 'results.moreInfo.certainAgreement.piSponsorEmployee',
  AgreementRestrictionType: 'results.moreInfo.certainAgreement.restrictionType',
  AgreementRestrictiveAgreement: 'results.moreInfo.certainAgreement.restrictiveAgreement',
  AgreementOtherDetails: 'results.moreInfo.certainAgreement.otherDetails',
  PointOfContactTitle: 'results.moreInfo.pointOfContact.title',
  PointOfContactOrganization: 'results.moreInfo.pointOfContact.organization',
  PointOfContactEMail: 'results.moreInfo.pointOfContact.email',
  PointOfContactPhone: 'results.moreInfo.pointOfContact.phone',
  PointOfContactPhoneExt: 'results.moreInfo.pointOfContact.phoneExt',
}

function group(name: string): Pieces {
  return { [`${name}Id`]: 'id', [`${name}Title`]: 'title', [`${name}Description`]: 'description' }
}

function flowStats(name: string): Pieces {
  return {
    [`${name}GroupId`]: 'groupId',
    [`${name}Comment`]: 'comment',
    [`${name}NumSubjects`]: 'numSubjects',
    [`${name}NumUnits`]: 'numUnits',
  }
}

function denom(name: string): Pieces {
  return {
    [`${name}Units`]: 'units',
    [`${name}Count`]: {
      place: 'counts',
      pieces: { [`${name}CountGroupId`]: 'groupId', [`${name}CountValue`]: 'value' },
    },
  }
}

/** The rows of a table of measurements, `BaselineClass` or `OutcomeClass`. */
function measureClass(of: 'Baseline' | 'Outcome'): Each {
  return {
    place: 'classes',
    pieces: {
      [`${of}ClassTitle`]: 'title',
      [`${of}ClassDenom`]: { place: 'denoms', pieces: denom(`${of}ClassDenom`) },
      [`${of}Category`]: {
        place: 'categories',
        pieces: {
          [`${of}CategoryTitle`]: 'title',
          [`${of}Measurement`]: {
            place: 'measurements',
            pieces: {
              [`${of}MeasurementGroupId`]: 'groupId',
              [`${of}MeasurementValue`]: 'value',
              [`${of}MeasurementSpread`]: 'spread',
              [`${of}MeasurementLowerLimit`]: 'lowerLimit',
              [`${of}MeasurementUpperLimit`]: 'upperLimit',
              [`${of}MeasurementComment`]: 'comment',
            },
          },
        },
      },
    },
  }
}

function adverseEvent(name: string): Pieces {
  return {
    [`${name}Term`]: 'term',
    [`${name}OrganSystem`]: 'organSystem',
    [`${name}SourceVocabulary`]: 'sourceVocabulary',
    [`${name}AssessmentType`]: 'assessmentType',
    [`${name}Notes`]: 'notes',
    [`${name}Stats`]: {
      place: 'stats',
      pieces: {
        [`${name}StatsGroupId`]: 'groupId',
        [`${name}StatsNumEvents`]: 'numEvents',
        [`${name}StatsNumAffected`]: 'numAffected',
        [`${name}StatsNumAtRisk`]: 'numAtRisk',
      },
    },
  }
}
