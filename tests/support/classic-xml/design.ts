/** The design of a study in the classic XML: type, phase, outcomes, arms, interventions, eligibility. */
import { labelOf, pickObject, pickObjects, pickText, pickTexts, type Raw } from '../pick.js'
import { plain, textBlock, typeOf, yesOrNo } from './parts.js'
import { group, leaf, type Part } from './print.js'

export function designOf(protocol: unknown): Part[] {
  const design = pickObject(protocol, 'designModule')
  const info = pickObject(design, 'designInfo')
  const types = pickObject(design, 'expandedAccessTypes')
  const kind = pickText(design, 'studyType')
  const arms = pickObjects(protocol, 'armsInterventionsModule.armGroups')
  const roles = pickTexts(info, 'maskingInfo.whoMasked').map((who) => labelOf('WhoMasked', who))
  const masking = labelOf('DesignMasking', pickText(info, 'maskingInfo.masking'))
  return [
    leaf(
      'phase',
      pickTexts(design, 'phases')
        .map((phase) => (phase === 'NA' ? 'N/A' : labelOf('Phase', phase)))
        .join('/'),
    ),
    leaf(
      'study_type',
      `${labelOf('StudyType', kind) ?? 'N/A'}${design['patientRegistry'] && kind === 'OBSERVATIONAL' ? ' [Patient Registry]' : ''}`,
    ),
    yesOrNo('has_expanded_access', protocol, 'statusModule.expandedAccessInfo.hasExpandedAccess'),
    group(
      'expanded_access_info',
      yesOrNo('expanded_access_type_individual', types, 'individual'),
      yesOrNo('expanded_access_type_intermediate', types, 'intermediate'),
      yesOrNo('expanded_access_type_treatment', types, 'treatment'),
    ),
    group(
      'study_design_info',
      leaf('allocation', labelOf('DesignAllocation', pickText(info, 'allocation'))),
      leaf('intervention_model', labelOf('InterventionalAssignment', pickText(info, 'interventionModel'))),
      plain('intervention_model_description', info, 'interventionModelDescription'),
      leaf('primary_purpose', labelOf('PrimaryPurpose', pickText(info, 'primaryPurpose'))),
      leaf('observational_model', labelOf('ObservationalModel', pickText(info, 'observationalModel'))),
      leaf('time_perspective', labelOf('DesignTimePerspective', pickText(info, 'timePerspective'))),
      leaf('masking', masking && (roles.length > 0 ? `${masking} (${roles.join(', ')})` : masking)),
      plain('masking_description', info, 'maskingInfo.maskingDescription'),
    ),
    leaf('target_duration', pickText(design, 'targetDuration')),
    ...(['primary', 'secondary', 'other'] as const).flatMap((type) =>
      pickObjects(protocol, `outcomesModule.${type}Outcomes`).map((outcome) =>
        group(
          `${type}_outcome`,
          leaf('measure', pickText(outcome, 'measure')),
          leaf('time_frame', pickText(outcome, 'timeFrame')),
          plain('description', outcome, 'description'),
        ),
      ),
    ),
    leaf(kind === 'INTERVENTIONAL' ? 'number_of_arms' : 'number_of_groups', arms.length > 0 ? `${arms.length}` : ''),
    leaf('enrollment', pickText(design, 'enrollmentInfo.count'), {
      type: typeOf(pickText(design, 'enrollmentInfo.type'), 'Anticipated'),
    }),
    ...pickTexts(protocol, 'conditionsModule.conditions').map((condition) => leaf('condition', condition)),
    ...arms.map((arm) =>
      group(
        'arm_group',
        leaf('arm_group_label', pickText(arm, 'label')),
        leaf('arm_group_type', labelOf('ArmGroupType', pickText(arm, 'type'))),
        plain('description', arm, 'description'),
      ),
    ),
    ...pickObjects(protocol, 'armsInterventionsModule.interventions').map((each) =>
      group(
        'intervention',
        leaf('intervention_type', labelOf('InterventionType', pickText(each, 'type'))),
        leaf('intervention_name', pickText(each, 'name')),
        plain('description', each, 'description'),
        pickTexts(each, 'armGroupLabels').map((label) => leaf('arm_group_label', label)),
        pickTexts(each, 'otherNames').map((name) => leaf('other_name', name)),
      ),
    ),
    leaf('biospec_retention', labelOf('BioSpecRetention', pickText(design, 'bioSpec.retention'))),
    textBlock('biospec_descr', pickText(design, 'bioSpec.description'), 1),
    eligibilityOf(pickObject(protocol, 'eligibilityModule')),
  ]
}

function eligibilityOf(module: Raw): Part {
  const healthy = pickText(module, 'healthyVolunteers')
  return group(
    'eligibility',
    textBlock('study_pop', pickText(module, 'studyPopulation'), 2),
    leaf('sampling_method', labelOf('SamplingMethod', pickText(module, 'samplingMethod'))),
    textBlock('criteria', pickText(module, 'eligibilityCriteria'), 2),
    leaf('gender', labelOf('Sex', pickText(module, 'sex'))),
    yesOrNo('gender_based', module, 'genderBased'),
    plain('gender_description', module, 'genderDescription'),
    leaf('minimum_age', pickText(module, 'minimumAge') ?? 'N/A'),
    leaf('maximum_age', pickText(module, 'maximumAge') ?? 'N/A'),
    leaf('healthy_volunteers', healthy && (healthy === 'true' ? 'Accepts Healthy Volunteers' : 'No')),
  )
}
