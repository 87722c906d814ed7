/** Changes to plant in age, sex and healthy volunteers. */
import type { Plant } from './study-plants.js'

export const plantEligibility: Readonly<Record<string, Plant>> = {
  'a minimum age'({ protocolSection: { eligibilityModule } }, random) {
    const from = eligibilityModule?.minimumAge
    const years = Number(/^(\d+) Years$/.exec(from ?? '')?.[1] ?? 0)
    // Age groups follow from the ages; between these none changes.
    if (!eligibilityModule || years < 20 || years > 60) return undefined
    const isLower = random.chance(0.5)
    const to = `${isLower ? 19 : 61} Years`
    eligibilityModule.minimumAge = to
    return limit('minimumAge', isLower, from ?? '', to)
  },

  'a maximum age'({ protocolSection: { eligibilityModule } }, random) {
    const from = eligibilityModule?.maximumAge
    const years = Number(/^(\d+) Years$/.exec(from ?? '')?.[1] ?? 0)
    if (!eligibilityModule || years < 66) return undefined
    const isHigher = random.chance(0.5)
    const to = `${(years + (isHigher ? 3 : 0)) * 12 - (isHigher ? 0 : 5)} Months`
    eligibilityModule.maximumAge = to
    return limit('maximumAge', isHigher, from ?? '', to)
  },

  'the sex'({ protocolSection: { eligibilityModule } }) {
    const from = eligibilityModule?.sex
    if (!eligibilityModule || (from !== 'ALL' && from !== 'FEMALE')) return undefined
    const to = from === 'ALL' ? 'FEMALE' : 'ALL'
    eligibilityModule.sex = to
    return limit('sex', to === 'ALL', from, to)
  },

  'healthy volunteers'({ protocolSection: { eligibilityModule } }) {
    const from = eligibilityModule?.healthyVolunteers
    if (!eligibilityModule || from === undefined) return undefined
    eligibilityModule.healthyVolunteers = !from
    return limit('healthyVolunteers', !from, from, !from)
  },
}

function limit(field: string, isWider: boolean, from: string | boolean, to: string | boolean): ReturnType<Plant> {
  return {
    code: isWider ? 'eligibility/widened' : 'eligibility/narrowed',
    subject: field,
    facts: { field, from, to },
  }
}
