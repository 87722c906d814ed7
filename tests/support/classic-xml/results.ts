/** Posted results in the classic XML: participant flow, baseline, outcomes, agreements. */
import { labelOf, pickObject, pickObjects, pickText, pickTexts, type Raw } from '../pick.js'
import { eventsOf } from './events.js'
import { groupId, groupsOf } from './groups.js'
import { commentOf, plain } from './parts.js'
import { group, leaf, marked, type Part } from './print.js'
import { unescapeMarkdown } from './text-block.js'

export function resultsOf(results: Raw): Part {
  return group(
    'clinical_results',
    flowOf(pickObject(results, 'participantFlowModule')),
    baselineOf(pickObject(results, 'baselineCharacteristicsModule')),
    group('outcome_list', pickObjects(results, 'outcomeMeasuresModule.outcomeMeasures').map(outcomeOf)),
    eventsOf(pickObject(results, 'adverseEventsModule')),
    ...informationOf(pickObject(results, 'moreInfoModule')),
  )
}

function flowOf(flow: Raw): Part {
  return group(
    'participant_flow',
    plain('recruitment_details', flow, 'recruitmentDetails'),
    plain('pre_assignment_details', flow, 'preAssignmentDetails'),
    groupsOf(flow),
    group(
      'period_list',
      pickObjects(flow, 'periods').map((period) =>
        group(
          'period',
          leaf('title', pickText(period, 'title')),
          group(
            'milestone_list',
            pickObjects(period, 'milestones').map((each) => milestoneOf('milestone', each, 'achievements')),
          ),
          group(
            'drop_withdraw_reason_list',
            pickObjects(period, 'dropWithdraws').map((each) => milestoneOf('drop_withdraw_reason', each, 'reasons')),
          ),
        ),
      ),
    ),
  )
}

function milestoneOf(name: string, milestone: Raw, counts: string): Part {
  const participants = pickObjects(milestone, counts).map((each) =>
    marked(
      'participants',
      { group_id: groupId(pickText(each, 'groupId')), count: pickText(each, 'numSubjects') },
      commentOf(each),
    ),
  )
  return group(name, leaf('title', pickText(milestone, 'type')), group('participants_list', participants))
}

function baselineOf(baseline: Raw): Part {
  return group(
    'baseline',
    plain('population', baseline, 'populationDescription'),
    groupsOf(baseline),
    analyzedOf(baseline, 'Overall'),
    group('measure_list', pickObjects(baseline, 'measures').map(measureOf)),
  )
}

function analyzedOf(source: Raw, scope: 'Overall' | 'Measure' | 'Class'): Part {
  const analyzed = pickObjects(source, 'denoms').map((denom) =>
    group(
      'analyzed',
      leaf('units', pickText(denom, 'units')),
      leaf('scope', scope),
      group(
        'count_list',
        pickObjects(denom, 'counts').map((each) =>
          marked('count', { group_id: groupId(pickText(each, 'groupId')), value: pickText(each, 'value') }),
        ),
      ),
    ),
  )
  return group('analyzed_list', analyzed)
}

function measureOf(measure: Raw): Part {
  return group(
    'measure',
    leaf('title', pickText(measure, 'title')),
    plain('description', measure, 'description'),
    plain('population', measure, 'populationDescription'),
    leaf('units', pickText(measure, 'unitOfMeasure')),
    leaf('param', labelOf('MeasureParam', pickText(measure, 'paramType'))),
    leaf('dispersion', labelOf('MeasureDispersionType', pickText(measure, 'dispersionType'))),
    leaf('units_analyzed', pickText(measure, 'denomUnitsSelected')),
    analyzedOf(measure, 'Measure'),
    group(
      'class_list',
      pickObjects(measure, 'classes').map((each) =>
        group(
          'class',
          leaf('title', pickText(each, 'title')),
          analyzedOf(each, 'Class'),
          group('category_list', pickObjects(each, 'categories').map(categoryOf)),
        ),
      ),
    ),
  )
}

function categoryOf(category: Raw): Part {
  const measurements = pickObjects(category, 'measurements').map((each) =>
    marked(
      'measurement',
      {
        group_id: groupId(pickText(each, 'groupId')),
        value: pickText(each, 'value'),
        spread: pickText(each, 'spread'),
        lower_limit: pickText(each, 'lowerLimit'),
        upper_limit: pickText(each, 'upperLimit'),
      },
      commentOf(each),
    ),
  )
  return group('category', leaf('title', pickText(category, 'title')), group('measurement_list', measurements))
}

/** The measure repeats the outcome's title, description and population. */
function outcomeOf(outcome: Raw): Part {
  const isMeasured = ['unitOfMeasure', 'paramType', 'dispersionType', 'denomUnitsSelected', 'denoms', 'classes'].some(
    (part) => outcome[part] !== undefined,
  )
  return group(
    'outcome',
    leaf('type', labelOf('OutcomeMeasureType', pickText(outcome, 'type'))),
    leaf('title', pickText(outcome, 'title')),
    plain('description', outcome, 'description'),
    leaf('time_frame', pickText(outcome, 'timeFrame')),
    leaf('posting_date', pickText(outcome, 'anticipatedPostingDate')?.split('-').toReversed().join('/')),
    plain('population', outcome, 'populationDescription'),
    groupsOf(outcome),
    isMeasured ? measureOf(outcome) : undefined,
    group('analysis_list', pickObjects(outcome, 'analyses').map(analysisOf)),
  )
}

function analysisOf(analysis: Raw): Part {
  return group(
    'analysis',
    group(
      'group_id_list',
      pickTexts(analysis, 'groupIds').map((id) => leaf('group_id', groupId(id))),
    ),
    plain('groups_desc', analysis, 'groupDescription'),
    leaf('non_inferiority_type', labelOf('NonInferiorityType', pickText(analysis, 'nonInferiorityType'))),
    plain('non_inferiority_desc', analysis, 'nonInferiorityComment'),
    leaf('p_value', pickText(analysis, 'pValue')),
    plain('p_value_desc', analysis, 'pValueComment'),
    leaf('method', pickText(analysis, 'statisticalMethod')),
    plain('method_desc', analysis, 'statisticalComment'),
    leaf('param_type', pickText(analysis, 'paramType')),
    leaf('param_value', pickText(analysis, 'paramValue')),
    leaf('dispersion_type', labelOf('AnalysisDispersionType', pickText(analysis, 'dispersionType'))),
    leaf('dispersion_value', pickText(analysis, 'dispersionValue')),
    leaf('ci_percent', pickText(analysis, 'ciPctValue')),
    leaf('ci_n_sides', labelOf('ConfidenceIntervalNumSides', pickText(analysis, 'ciNumSides'))),
    leaf('ci_lower_limit', pickText(analysis, 'ciLowerLimit')),
    leaf('ci_upper_limit', pickText(analysis, 'ciUpperLimit')),
    plain('ci_upper_limit_na_comment', analysis, 'ciUpperLimitComment'),
    plain('estimate_desc', analysis, 'estimateComment'),
    plain('other_analysis_desc', analysis, 'otherAnalysisDescription'),
  )
}

function informationOf(information: Raw): Part[] {
  const agreement = pickObject(information, 'certainAgreement')
  const contact = pickObject(information, 'pointOfContact')
  const [phone, extension] = [pickText(contact, 'phone'), pickText(contact, 'phoneExt')]
  return [
    group(
      'certain_agreements',
      leaf('pi_employee', employment[pickText(agreement, 'piSponsorEmployee') ?? '']),
      leaf('restrictive_agreement', restrictionOf(agreement)),
    ),
    plain('limitations_and_caveats', information, 'limitationsAndCaveats.description'),
    group(
      'point_of_contact',
      leaf('name_or_title', pickText(contact, 'title')),
      leaf('organization', pickText(contact, 'organization')),
      leaf('phone', phone && extension ? `${phone} ext ${extension}` : phone),
      leaf('email', pickText(contact, 'email')),
    ),
  ]
}

/** The schema's own sentences. */
const employment: Record<string, string> = {
  true: 'All Principal Investigators ARE employed by the organization sponsoring the study.',
  false: 'Principal Investigators are NOT employed by the organization sponsoring the study.',
}

/** Sentences that the registry prints for its own values; what a sponsor wrote stands as written. */
function restrictionOf(agreement: Raw): string | undefined {
  const type = pickText(agreement, 'restrictionType')
  if (type !== undefined) {
    const details = pickText(agreement, 'otherDetails')
    return restrictions[type] ?? (details === undefined ? otherRestriction : unescapeMarkdown(details))
  }
  const isRestrictive = pickText(agreement, 'restrictiveAgreement')
  if (isRestrictive === undefined) return undefined
  return `There is ${isRestrictive === 'true' ? 'an' : 'NOT an'} agreement between Principal Investigators and the Sponsor (or its agents) that restricts the PI's rights to discuss or publish trial results after the trial is completed.`
}

const restrictions: Record<string, string> = {
  LTE60: embargoOf('less than or equal to 60 days'),
  GT60: embargoOf('more than 60 days but less than or equal to 180 days'),
}
const otherRestriction =
  'Other disclosure agreement that restricts the right of the PI to discuss or publish trial results after the trial is completed.'

function embargoOf(span: string): string {
  return `The only disclosure restriction on the PI is that the sponsor can review results communications prior to public release and can embargo communications regarding trial results for a period that is ${span}. The sponsor cannot require changes to the communication and cannot extend the embargo.`
}
