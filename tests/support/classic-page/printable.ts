/** Which studies a classic page tells in full. */
import type { RawStudy } from '../raw-study.js'

/**
 * Interventions of one kind and name are printed alike, and without a name not at all; the notices of a retraction are
 * told apart by ids that no page prints; only of a study that observes it is told that it is a registry.
 */
export function isPrintable({ protocolSection }: RawStudy): boolean {
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
