/** Prints the plan of an API v2 study as the classic site did: its conditions, design, arms and outcomes. */
import type { VocabularyName } from '../../../src/model/vocabulary.js'
import { escape, node, nodes, texts, word, type Node } from '../current-page/markup.js'
import { date, label, row, table, text, type Modules } from './markup.js'

function spans(values: readonly string[]): string {
  return values.map((value) => `<span style="display:block;margin-bottom:1ex;">${value}</span>`).join('')
}

function titleOf({ type, name }: Node): string {
  return `${word('InterventionType', type)}: ${escape(name)}`
}

/** Columns without a value are left out. */
export function conditionsOf(module: Modules): string {
  const columns = [
    ['Condition or disease', texts(module('conditionsModule').conditions).map(escape)],
    ['Intervention/treatment', nodes(module('armsInterventionsModule').interventions).map(titleOf)],
    ['Phase', texts(module('designModule').phases).map((phase) => word('Phase', phase))],
  ] as const
  const told = columns.filter(([, values]) => values.length > 0)
  return `<table class="ct-data_table tr-data_table"><tr>${told.map(([name]) => `<th class="ct-header3">${label(name)}</th>`).join('')}</tr>
<tr>${told.map(([, values]) => `<td class="ct-body3">${spans(values)}</td>`).join('')}</tr></table>`
}

const types: Readonly<Record<string, string>> = { INTERVENTIONAL: 'Interventional &nbsp;(Clinical Trial)' }

function listed(name: string, list: VocabularyName, value: unknown): string {
  return value === undefined ? '' : row(`${name}:`, word(list, value))
}

export function designOf(module: Modules): string {
  const { studyType, patientRegistry, enrollmentInfo, designInfo, targetDuration } = module('designModule')
  const info = node(designInfo)
  const { masking, whoMasked, maskingDescription } = node(info.maskingInfo)
  const status = module('statusModule')
  const roles = texts(whoMasked).map((role) => word('WhoMasked', role))
  const registry = patientRegistry === true ? ' [Patient Registry]' : ''
  const access = node(module('designModule').expandedAccessTypes ?? node(designInfo).expandedAccessTypes)
  return table('Layout table for study information', [
    studyType === undefined
      ? ''
      : row(`${label('Study Type')} :`, `${types[String(studyType)] ?? word('StudyType', studyType)}${registry}`),
    row('Expanded Access Type :', accessOf(access)),
    enrollmentInfo === undefined || node(enrollmentInfo).count === undefined
      ? ''
      : row(
          `${prefixOf(node(enrollmentInfo).type)}${label('Enrollment')} :`,
          `${node(enrollmentInfo).count} participants`,
        ),
    listed('Allocation', 'DesignAllocation', info.allocation),
    listed('Intervention Model', 'InterventionalAssignment', info.interventionModel),
    row('Intervention Model Description:', text(info.interventionModelDescription)),
    listed('Observational Model', 'ObservationalModel', info.observationalModel),
    listed('Time Perspective', 'DesignTimePerspective', info.timePerspective),
    masking === undefined
      ? ''
      : row('Masking:', `${word('DesignMasking', masking)}${roles.length > 0 ? ` (${roles.join(', ')})` : ''}`),
    row('Masking Description:', text(maskingDescription)),
    listed('Primary Purpose', 'PrimaryPurpose', info.primaryPurpose),
    row('Target Follow-Up Duration:', escape(targetDuration)),
    row('Official Title:', escape(module('identificationModule').officialTitle)),
    dated('Study Start Date', status.startDateStruct),
    dated('Primary Completion Date', status.primaryCompletionDateStruct),
    dated('Study Completion Date', status.completionDateStruct),
  ])
}

function accessOf({ individual, intermediate, treatment }: Node): string {
  const kinds = [
    individual === true ? 'Individual Patients' : '',
    intermediate === true ? 'Intermediate-size Population' : '',
    treatment === true ? 'Treatment IND/Protocol' : '',
  ]
  return kinds.filter((kind) => kind !== '').join(', ')
}

function prefixOf(type: unknown): string {
  return type === undefined ? '' : `${word('DateType', type)} `
}

function dated(name: string, struct: unknown): string {
  const { date: day, type } = node(struct)
  return day === undefined ? '' : row(`${prefixOf(type)}${label(name)} :`, date(day))
}

export function armsOf(module: Modules, isObservational: boolean): string {
  const { armGroups, interventions } = module('armsInterventionsModule')
  const all = nodes(interventions)
  const arms = nodes(armGroups)
  if (arms.length === 0) return ''
  const rows = arms.map(({ label: name, type, description, interventionNames }) => {
    const title = type === undefined ? escape(name) : `${word('ArmGroupType', type)}: ${escape(name)}`
    const named = texts(interventionNames).map((each) => all.find((other) => titleOf(other) === escape(each)))
    const labelled = all.filter((each) => texts(each.armGroupLabels).includes(String(name)))
    const given = [...new Set([...named, ...labelled])].map((each) => (each ? interventionOf(each) : '')).join('<br>')
    return `<tr><td class="ct-body3">${title}<div class="tr-indent2">${text(description)}</div></td>${all.length === 0 ? '' : `<td class="ct-body3">${given}</td>`}</tr>`
  })
  const heads = [isObservational ? 'Group/Cohort' : 'Arm', ...(all.length === 0 ? [] : ['Intervention/treatment'])]
  return `<table class="ct-data_table tr-data_table"><thead><tr>${heads.map((name) => `<th class="ct-header3">${label(name)}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`
}

function interventionOf(intervention: Node): string {
  const names = texts(intervention.otherNames).map((name) => `<li>${escape(name)}</li>`)
  return `${titleOf(intervention)}<br><div class="tr-indent2">${text(intervention.description)}</div>${names.length === 0 ? '' : `<div class="tr-indent2">Other Name${names.length > 1 ? 's' : ''}:<ul>${names.join('')}</ul></div>`}`
}

const lists = [
  ['Primary', 'primaryOutcomes'],
  ['Secondary', 'secondaryOutcomes'],
  ['Other', 'otherOutcomes'],
] as const

export function outcomesOf(module: Modules): string {
  const { bioSpec } = module('designModule')
  const { retention, description } = node(bioSpec)
  const told = lists.map(([name, list]) => {
    const items = nodes(module('outcomesModule')[list]).map(
      ({ measure, timeFrame, description: about }) =>
        `<li>${escape(measure)}${timeFrame === undefined ? '' : ` [&nbsp;Time&nbsp;Frame:&nbsp;${escape(timeFrame)}&nbsp;]`}<div class="tr-indent2">${text(about)}</div><br></li>`,
    )
    return items.length === 0
      ? ''
      : `<div class="ct-body3">${label(`${name} Outcome Measures`)} :<ol>${items.join('')}</ol></div><br>`
  })
  const specimens =
    retention === undefined
      ? ''
      : `<span class="ct-body3">Biospecimen Retention: &nbsp; ${word('BioSpecRetention', retention)}</span><br><div class="ct-body3 tr-indent3">${text(description)}</div><br>`
  return `<div class="tr-indent3">${told.join('')}${specimens}</div>`
}
