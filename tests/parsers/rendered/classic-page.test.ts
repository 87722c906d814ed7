/** Pages of the classic site, made of real studies, read back as these studies. */
import { asClassicPage } from '../../support/as-classic-page.js'
import type { RawStudy } from '../../support/raw-study.js'
import { testReadBack } from './read-back.js'

testReadBack({
  format: 'classic-page',
  render: asClassicPage,
  // The acronym is printed behind the title; the table of arms tells the interventions of an arm, so that an intervention
  // lists its arms in their order.
  mayBeNoise: ['formatting', 'order', 'acronym'],
  suits,
})

/**
 * Interventions of one kind and name are printed alike, and without a name not at all; the notices of a retraction are
 * told apart by ids that no page prints; only of a study that observes it is told that it is a registry.
 */
function suits({ protocolSection }: RawStudy): boolean {
  const interventions = protocolSection.armsInterventionsModule?.interventions ?? []
  const titles = new Set(interventions.map(({ type, name }) => `${type}: ${name}`))
  const { studyType, patientRegistry } = { ...protocolSection.designModule } as Record<string, unknown>
  return (
    titles.size === interventions.length &&
    interventions.every(({ name }) => name !== undefined) &&
    !JSON.stringify(protocolSection).includes('"retractions"') &&
    (patientRegistry === undefined || studyType === 'OBSERVATIONAL')
  )
}
