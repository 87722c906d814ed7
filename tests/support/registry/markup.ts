/** The markup of a study in the form the older interface knew: no escapes, marks as the sponsor typed them. */
import type { Study } from './study.js'

export function asLegacyMarkup(study: Study): Study {
  const text = study.protocolSection.eligibilityModule?.eligibilityCriteria
  if (text === undefined) return study
  const plain = text.replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/^\* /gm, '-  ')
  const eligibilityModule = { ...study.protocolSection.eligibilityModule, eligibilityCriteria: plain }
  return { ...study, protocolSection: { ...study.protocolSection, eligibilityModule } }
}
