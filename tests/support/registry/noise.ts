/** What the registry changes in a record with every build though nobody edited it. */
import { seededRandom } from '../random.js'
import { sitesOf, type Study } from './study.js'

/** How probable each kind of noise is for one trial in one build. */
export interface Noise {
  geocoding: number
  order: number
}

export const usualNoise: Noise = { geocoding: 0.2, order: 0.2 }

/** The study as this build serves it; the study given is not touched. */
export function withNoise(study: Study, day: string, build: number, noise: Noise, aliases: readonly string[]): Study {
  const { nctId } = study.protocolSection.identificationModule
  const random = seededRandom(Number(nctId.slice(3)) * 31 + build)
  const noisy = structuredClone(study)
  const { derivedSection: derived } = noisy
  if (derived?.miscInfoModule !== undefined) derived.miscInfoModule.versionHolder = day
  if (aliases.length > 0) noisy.protocolSection.identificationModule.nctIdAliases = [...aliases]
  if (random.chance(noise.geocoding)) {
    const site = random.pickOf(sitesOf(noisy).filter(({ geoPoint }) => geoPoint !== undefined))
    if (site?.geoPoint !== undefined) site.geoPoint.lat = Number((site.geoPoint.lat + 0.0001 * (build % 7)).toFixed(5))
  }
  if (random.chance(noise.order)) {
    const browse = derived?.conditionBrowseModule
    if (browse?.ancestors !== undefined) browse.ancestors = random.shuffled(browse.ancestors)
    const places = noisy.protocolSection.contactsLocationsModule
    if (places?.locations !== undefined) places.locations = random.shuffled(places.locations)
  }
  return noisy
}
