/** What a format tells of a trial, area by area: all of it, part of it, or nothing. */
import { fieldsOf } from '../diff/areas.js'
import { areas, type Area } from '../model/change.js'
import type { TrialField, TrialPath } from '../model/trial-path.js'
import { printPath } from './omissions.js'

export interface Coverage {
  /** What the registry derives by machine stands apart: it is no news to anybody. */
  area: Area | 'derived'
  tells: 'all' | 'part' | 'nothing'
  /** The parts that it cannot tell, in English; empty where it tells all. */
  without: readonly string[]
}

/** @param omits what the format can never carry */
export function coverageOf(omits: readonly TrialPath[]): Coverage[] {
  return [...areas, 'derived' as const].map((area) => {
    const fields: readonly TrialField[] =
      area === 'derived' ? ['derived'] : fieldsOf(area).filter((field) => field !== 'derived')
    const missing = omits.filter((path) => fields.some((field) => isWithin(path, field)))
    const told = fields.filter((field) => !missing.includes(field))
    const tells = missing.length === 0 ? 'all' : told.length > 0 ? 'part' : 'nothing'
    return { area, tells, without: missing.map(printPath) }
  })
}

function isWithin(path: TrialPath, field: TrialField): boolean {
  return path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[]`)
}
