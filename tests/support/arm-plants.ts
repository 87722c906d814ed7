/** Changes to plant among arms and interventions, with the links between them kept as an editor keeps them. */
import { countWords, replaceWords } from './other-words.js'
import type { RawArm, RawIntervention, RawStudy } from './raw-study.js'
import type { Plant } from './study-plants.js'

export const plantArms: Readonly<Record<string, Plant>> = {
  'an arm renamed'(study, random) {
    const { armGroups, interventions } = partsOf(study)
    const arm = random.pickOf(armGroups.filter(({ label = '' }) => countWords(label) >= 4 && isOnly(armGroups, label)))
    const edit = arm?.label && replaceWords(arm.label, 1, random)
    if (!arm?.label || !edit || armGroups.some(({ label }) => label === edit.text)) return undefined
    const from = arm.label
    arm.label = edit.text
    for (const each of interventions) replaceIn(each.armGroupLabels, from, edit.text)
    return { code: 'arm/renamed', before: from, after: edit.text, facts: { from, to: edit.text } }
  },

  'an arm dropped'(study, random) {
    const { armGroups, interventions } = partsOf(study)
    const arm = random.pickOf(armGroups.filter(({ label = '' }) => isOnly(armGroups, label)))
    if (!arm?.label || armGroups.length < 2) return undefined
    armGroups.splice(armGroups.indexOf(arm), 1)
    for (const each of interventions) {
      const kept = each.armGroupLabels?.filter((name) => name !== arm.label) ?? []
      if (kept.length > 0) each.armGroupLabels = kept
      else delete each.armGroupLabels
    }
    return { code: 'arm/removed', subject: arm.label }
  },

  'an arm of another type'(study, random) {
    const arm = random.pickOf(partsOf(study).armGroups.filter(({ type }) => type === 'EXPERIMENTAL'))
    if (!arm) return undefined
    arm.type = 'ACTIVE_COMPARATOR'
    return { code: 'arm/type-changed', facts: { from: 'EXPERIMENTAL', to: 'ACTIVE_COMPARATOR' } }
  },

  'an intervention added to an arm'(study, random) {
    const { armGroups, interventions } = partsOf(study)
    const arm = random.pickOf(armGroups.filter(({ label = '' }) => isOnly(armGroups, label)))
    const names = arm?.interventionNames
    if (!arm?.label || !names) return undefined
    names.push('Drug: Lavender oil')
    interventions.push({ type: 'DRUG', name: 'Lavender oil', armGroupLabels: [arm.label] })
    return { code: 'intervention/added', subject: 'Lavender oil', facts: { type: 'DRUG' } }
  },

  'another intervention for an arm'(study, random) {
    const { armGroups, interventions } = partsOf(study)
    const arm = random.pickOf(
      armGroups.filter(({ label = '', interventionNames }) => interventionNames && isOnly(armGroups, label)),
    )
    const other = random.pickOf(
      interventions.filter(
        ({ type, name, armGroupLabels }) =>
          type === 'DRUG' && name && armGroupLabels && !armGroupLabels.includes(arm?.label ?? ''),
      ),
    )
    if (!arm?.label || !other?.name || interventions.some((each) => each !== other && each.name === other.name))
      return undefined
    arm.interventionNames?.push(`Drug: ${other.name}`)
    other.armGroupLabels?.push(arm.label)
    return { code: 'arm/interventions-changed', subject: arm.label, facts: { added: other.name } }
  },
}

function partsOf({ protocolSection }: RawStudy): { armGroups: RawArm[]; interventions: RawIntervention[] } {
  const { armGroups = [], interventions = [] } = protocolSection.armsInterventionsModule ?? {}
  return { armGroups, interventions }
}

function isOnly(arms: readonly RawArm[], name: string): boolean {
  return arms.filter(({ label }) => label === name).length === 1
}

function replaceIn(names: string[] | undefined, from: string, to: string): void {
  const at = names?.indexOf(from) ?? -1
  if (names && at >= 0) names[at] = to
}
