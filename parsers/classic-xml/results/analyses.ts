/** Where each part of a statistical analysis goes. */
import { take, type Parts, type Read } from '../take.js'
import { groupId } from './groups.js'

const parts: Parts = {
  group_id_list: { group_id: ['groupIds[]', groupId] },
  groups_desc: 'groupDescription',
  non_inferiority: 'testedNonInferiority',
  non_inferiority_type: 'nonInferiorityType',
  non_inferiority_desc: 'nonInferiorityComment',
  p_value: 'pValue',
  p_value_desc: 'pValueComment',
  method: 'statisticalMethod',
  method_desc: 'statisticalComment',
  param_type: 'paramType',
  param_value: 'paramValue',
  dispersion_type: 'dispersionType',
  dispersion_value: 'dispersionValue',
  ci_percent: 'ciPctValue',
  ci_n_sides: 'ciNumSides',
  ci_lower_limit: 'ciLowerLimit',
  ci_upper_limit: 'ciUpperLimit',
  ci_lower_limit_na_comment: 'ciLowerLimitComment',
  ci_upper_limit_na_comment: 'ciUpperLimitComment',
  estimate_desc: 'estimateComment',
  other_analysis_desc: 'otherAnalysisDescription',
}

/** Until January 2017 an analysis was asked only whether it tested for non-inferiority; the registry made types of the answers. */
const typeOfAnswer: Readonly<Record<string, string>> = {
  yes: 'Non-Inferiority or Equivalence',
  no: 'Superiority or Other',
}

export const readAnalysis: Read = (_text, element) => {
  const { testedNonInferiority: answer, ...analysis } = take(element, parts)
  // The comment says why the limit is NA; the limit itself is left out.
  if (analysis.ciLowerLimitComment !== undefined) analysis.ciLowerLimit ??= 'NA'
  if (analysis.ciUpperLimitComment !== undefined) analysis.ciUpperLimit ??= 'NA'
  if (answer === undefined) return analysis
  const nonInferiorityType = typeOfAnswer[String(answer).trim().toLowerCase()]
  return { testedNonInferiority: answer, nonInferiorityType, ...analysis }
}
