/** Prints the study plan of an API v2 study as the present site does: its design, arms and outcomes. */
import { vocabulary, type VocabularyName } from '../../../src/model/vocabulary.js'
import { escape, marked, node, nodes, texts, word, type Node } from './markup.js'

export function studyPlan(module: (name: string) => Node): string {
  const { armGroups, interventions } = module('armsInterventionsModule')
  const outcomes = module('outcomesModule')
  return [
    '<p>This section provides details of the study plan, including how the study is designed and what the study is measuring.</p>',
    '<h3><button>How is the study designed?</button></h3><h4>Design Details</h4>',
    design(node(module('designModule').designInfo)),
    arms(nodes(armGroups), nodes(interventions)),
    '<h3><button>What is the study measuring?</button></h3>',
    table('Primary', nodes(outcomes.primaryOutcomes)),
    table('Secondary', nodes(outcomes.secondaryOutcomes)),
    table('Other', nodes(outcomes.otherOutcomes)),
  ].join('\n')
}

function design(info: Node): string {
  const { masking, whoMasked, maskingDescription } = node(info.maskingInfo)
  const masked = texts(whoMasked).map((who) => word('WhoMasked', who))
  const value = (name: string, key: VocabularyName): string => (info[name] === undefined ? '' : word(key, info[name]))
  return [
    row('Primary Purpose', value('primaryPurpose', 'PrimaryPurpose')),
    row('Allocation', value('allocation', 'DesignAllocation')),
    row('Interventional Model', value('interventionModel', 'InterventionalAssignment')),
    told('Interventional Model Description', info.interventionModelDescription),
    row('Observational Model', value('observationalModel', 'ObservationalModel')),
    row('Time Perspective', value('timePerspective', 'DesignTimePerspective')),
    masking === undefined
      ? ''
      : row('Masking', word('DesignMasking', masking) + (masked.length > 0 ? ` (${masked.join(', ')})` : '')),
    told('Masking Description', maskingDescription),
  ].join('\n')
}

function arms(groups: readonly Node[], interventions: readonly Node[]): string {
  if (groups.length === 0) return ''
  const rows = groups.map(({ type, label, description, interventionNames }) => {
    const kind = type === undefined ? '' : `${word('ArmGroupType', type)}: `
    const given = texts(interventionNames).map((title) => interventionOf(title, interventions))
    return `<tr><td><p>${kind}${escape(label)}</p>${marked(description)}</td><td>${given.join('')}</td></tr>`
  })
  return `<h4>Arms and Interventions</h4><table class="usa-table"><thead><tr><th>Participant Group/Arm</th><th>Intervention/Treatment</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
}

function interventionOf(title: string, interventions: readonly Node[]): string {
  const own = interventions.find(
    ({ type, name }) => `${vocabulary.InterventionType[type as 'DRUG']}: ${String(name)}` === title,
  )
  const names = texts(own?.otherNames).map((name) => `<li>${escape(name)}</li>`)
  const item = own?.description === undefined ? '' : `<ul><li>${marked(own.description)}</li></ul>`
  return `<p>${escape(title)}</p>${item}${names.length > 0 ? `<p>Other Names:</p><ul>${names.join('')}</ul>` : ''}`
}

function table(kind: string, outcomes: readonly Node[]): string {
  if (outcomes.length === 0) return ''
  const rows = outcomes.map(
    ({ measure, description, timeFrame }) =>
      `<tr><td>${escape(measure)}</td><td>${marked(description)}</td><td>${escape(timeFrame)}</td></tr>`,
  )
  return `<h4>${kind} Outcome Measures</h4><table class="usa-table"><thead><tr><th>Outcome Measure</th><th>Measure Description</th><th>Time Frame</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
}

function row(label: string, html: string): string {
  return html === '' ? '' : `<div><span>${label} :</span> <span>${html}</span></div>`
}

function told(label: string, text: unknown): string {
  return text === undefined ? '' : `<div><span>${label}:</span> ${marked(text)}</div>`
}
