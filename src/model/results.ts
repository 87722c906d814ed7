/** Posted results in the registry's own structure (API v2 `resultsSection`, module wrappings removed). */
import { z } from 'zod'
import { count, flag, markup, oneOf, partialDate, text } from './kinds.js'

const flowStats = z.strictObject({
  groupId: text.exactOptional(),
  comment: markup.exactOptional(),
  numSubjects: text.exactOptional(),
  numUnits: text.exactOptional(),
})

const participantFlow = z.strictObject({
  preAssignmentDetails: markup.exactOptional(),
  recruitmentDetails: markup.exactOptional(),
  typeUnitsAnalyzed: text.exactOptional(),
  groups: z
    .array(
      z.strictObject({
        id: text.exactOptional(),
        title: text.exactOptional(),
        description: markup.exactOptional(),
      }),
    )
    .exactOptional(),
  periods: z
    .array(
      z.strictObject({
        title: text.exactOptional(),
        milestones: z
          .array(
            z.strictObject({
              type: text.exactOptional(),
              comment: markup.exactOptional(),
              achievements: z.array(flowStats).exactOptional(),
            }),
          )
          .exactOptional(),
        dropWithdraws: z
          .array(
            z.strictObject({
              type: text.exactOptional(),
              comment: markup.exactOptional(),
              reasons: z.array(flowStats).exactOptional(),
            }),
          )
          .exactOptional(),
      }),
    )
    .exactOptional(),
})

const measureGroup = z.strictObject({
  id: text.exactOptional(),
  title: text.exactOptional(),
  description: markup.exactOptional(),
})

const denom = z.strictObject({
  units: text.exactOptional(),
  counts: z.array(z.strictObject({ groupId: text.exactOptional(), value: text.exactOptional() })).exactOptional(),
})

const measureClass = z.strictObject({
  title: text.exactOptional(),
  denoms: z.array(denom).exactOptional(),
  categories: z
    .array(
      z.strictObject({
        title: text.exactOptional(),
        measurements: z
          .array(
            z.strictObject({
              groupId: text.exactOptional(),
              value: text.exactOptional(),
              spread: text.exactOptional(),
              lowerLimit: text.exactOptional(),
              upperLimit: text.exactOptional(),
              comment: markup.exactOptional(),
            }),
          )
          .exactOptional(),
      }),
    )
    .exactOptional(),
})

const baselineCharacteristics = z.strictObject({
  populationDescription: markup.exactOptional(),
  typeUnitsAnalyzed: text.exactOptional(),
  groups: z.array(measureGroup).exactOptional(),
  denoms: z.array(denom).exactOptional(),
  measures: z
    .array(
      z.strictObject({
        title: text.exactOptional(),
        description: markup.exactOptional(),
        populationDescription: markup.exactOptional(),
        paramType: oneOf('MeasureParam').exactOptional(),
        dispersionType: oneOf('MeasureDispersionType').exactOptional(),
        unitOfMeasure: text.exactOptional(),
        calculatePct: flag.exactOptional(),
        denomUnitsSelected: text.exactOptional(),
        denoms: z.array(denom).exactOptional(),
        classes: z.array(measureClass).exactOptional(),
      }),
    )
    .exactOptional(),
})

const analysis = z.strictObject({
  paramType: text.exactOptional(),
  paramValue: text.exactOptional(),
  dispersionType: oneOf('AnalysisDispersionType').exactOptional(),
  dispersionValue: text.exactOptional(),
  statisticalMethod: text.exactOptional(),
  statisticalComment: markup.exactOptional(),
  pValue: text.exactOptional(),
  pValueComment: markup.exactOptional(),
  ciNumSides: oneOf('ConfidenceIntervalNumSides').exactOptional(),
  ciPctValue: text.exactOptional(),
  ciLowerLimit: text.exactOptional(),
  ciUpperLimit: text.exactOptional(),
  ciLowerLimitComment: markup.exactOptional(),
  ciUpperLimitComment: markup.exactOptional(),
  estimateComment: markup.exactOptional(),
  testedNonInferiority: flag.exactOptional(),
  nonInferiorityType: oneOf('NonInferiorityType').exactOptional(),
  nonInferiorityComment: markup.exactOptional(),
  otherAnalysisDescription: markup.exactOptional(),
  groupDescription: markup.exactOptional(),
  groupIds: z.array(text).exactOptional(),
})

const outcomeMeasure = z.strictObject({
  type: oneOf('OutcomeMeasureType').exactOptional(),
  title: text.exactOptional(),
  description: markup.exactOptional(),
  populationDescription: markup.exactOptional(),
  reportingStatus: oneOf('ReportingStatus').exactOptional(),
  anticipatedPostingDate: partialDate.exactOptional(),
  paramType: oneOf('MeasureParam').exactOptional(),
  dispersionType: text.exactOptional(),
  unitOfMeasure: text.exactOptional(),
  calculatePct: flag.exactOptional(),
  timeFrame: text.exactOptional(),
  typeUnitsAnalyzed: text.exactOptional(),
  denomUnitsSelected: text.exactOptional(),
  groups: z.array(measureGroup).exactOptional(),
  denoms: z.array(denom).exactOptional(),
  classes: z.array(measureClass).exactOptional(),
  analyses: z.array(analysis).exactOptional(),
})

const adverseEvent = z.strictObject({
  term: text.exactOptional(),
  organSystem: text.exactOptional(),
  sourceVocabulary: text.exactOptional(),
  assessmentType: oneOf('EventAssessment').exactOptional(),
  notes: markup.exactOptional(),
  stats: z
    .array(
      z.strictObject({
        groupId: text.exactOptional(),
        numEvents: count.exactOptional(),
        numAffected: count.exactOptional(),
        numAtRisk: count.exactOptional(),
      }),
    )
    .exactOptional(),
})

const adverseEvents = z.strictObject({
  frequencyThreshold: text.exactOptional(),
  timeFrame: text.exactOptional(),
  description: markup.exactOptional(),
  allCauseMortalityComment: markup.exactOptional(),
  eventGroups: z
    .array(
      z.strictObject({
        id: text.exactOptional(),
        title: text.exactOptional(),
        description: markup.exactOptional(),
        deathsNumAffected: count.exactOptional(),
        deathsNumAtRisk: count.exactOptional(),
        seriousNumAffected: count.exactOptional(),
        seriousNumAtRisk: count.exactOptional(),
        otherNumAffected: count.exactOptional(),
        otherNumAtRisk: count.exactOptional(),
      }),
    )
    .exactOptional(),
  seriousEvents: z.array(adverseEvent).exactOptional(),
  otherEvents: z.array(adverseEvent).exactOptional(),
})

const moreInfo = z.strictObject({
  limitationsAndCaveats: z.strictObject({ description: markup.exactOptional() }).exactOptional(),
  certainAgreement: z
    .strictObject({
      piSponsorEmployee: flag.exactOptional(),
      restrictionType: oneOf('AgreementRestrictionType').exactOptional(),
      restrictiveAgreement: flag.exactOptional(),
      otherDetails: markup.exactOptional(),
    })
    .exactOptional(),
  pointOfContact: z
    .strictObject({
      title: text.exactOptional(),
      organization: text.exactOptional(),
      email: text.exactOptional(),
      phone: text.exactOptional(),
      phoneExt: text.exactOptional(),
    })
    .exactOptional(),
})

/** What the sponsor reported and the registry posted after the trial. */
export const results = z.strictObject({
  participantFlow: participantFlow.exactOptional(),
  baselineCharacteristics: baselineCharacteristics.exactOptional(),
  outcomeMeasures: z.array(outcomeMeasure).exactOptional(),
  adverseEvents: adverseEvents.exactOptional(),
  moreInfo: moreInfo.exactOptional(),
})
