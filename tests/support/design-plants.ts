/** Changes to plant in design, collaborators, officials and identifiers. */
import type { Plant } from './study-plants.js'

export const plantDesign: Readonly<Record<string, Plant>> = {
  'the allocation'({ protocolSection: { designModule } }) {
    const info = designModule?.designInfo
    if (info?.allocation !== 'RANDOMIZED') return undefined
    info.allocation = 'NON_RANDOMIZED'
    return { code: 'design/changed', facts: { field: 'allocation', from: 'RANDOMIZED', to: 'NON_RANDOMIZED' } }
  },

  'the phase'({ protocolSection: { designModule } }) {
    if (designModule?.phases?.join() !== 'PHASE2') return undefined
    designModule.phases = ['PHASE2', 'PHASE3']
    return { code: 'phase/changed', facts: { from: 'PHASE2', to: 'PHASE2 PHASE3' } }
  },

  'the masking lifted'({ protocolSection: { designModule } }) {
    const info = designModule?.designInfo?.maskingInfo
    if (!info?.masking || !info.whoMasked) return undefined
    const from = info.masking
    info.masking = 'NONE'
    delete info.whoMasked
    return { code: 'design/changed', facts: { field: 'masking', from, to: 'NONE' } }
  },

  'a collaborator'({ protocolSection: { sponsorCollaboratorsModule: sponsors } }) {
    if (!sponsors) return undefined
    sponsors.collaborators = [...(sponsors.collaborators ?? []), { name: 'Juniper Fund', class: 'OTHER' }]
    return { code: 'collaborator/added', subject: 'Juniper Fund', after: 'Juniper Fund' }
  },

  'the only official of a role replaced'({ protocolSection: { contactsLocationsModule: places } }) {
    const [official, ...others] = places?.overallOfficials ?? []
    if (
      !official?.name ||
      !official.role ||
      others.some(({ name, role }) => role === official.role || name === official.name)
    )
      return undefined
    const from = official.name
    official.name = 'Sasha Wood'
    return { code: 'official/changed', before: from, after: 'Sasha Wood', facts: { from, to: 'Sasha Wood' } }
  },

  'a secondary number'({ protocolSection: { identificationModule: names } }) {
    names.secondaryIdInfos = [...(names.secondaryIdInfos ?? []), { id: 'JUNIPER-7', type: 'OTHER' }]
    return { code: 'identifier/added', subject: 'JUNIPER-7', facts: { to: 'JUNIPER-7', type: 'OTHER' } }
  },

  'a condition'({ protocolSection: { conditionsModule } }) {
    if (!conditionsModule?.conditions) return undefined
    conditionsModule.conditions.push('Lavender fever')
    return { code: 'conditions/changed', after: 'Lavender fever', facts: { added: 'Lavender fever' } }
  },
}
