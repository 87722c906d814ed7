/** One line of the version list (`HistorySummaryChange` of the registry's own schema). */
import type { Version } from '../../src/model/version.js'
import type { ValueOf } from '../../src/model/vocabulary.js'
import { readDate } from '../../src/normalize/date.js'
import { readValue } from '../../src/normalize/value.js'
import type { Json } from '../json/objects.js'

/** Undefined where the line has no number or no date. */
export function versionOf({ version, date, status, moduleLabels }: Json): Version | undefined {
  const day = typeof date === 'string' ? readDate(date) : undefined
  if (typeof version !== 'number' || day === undefined) return undefined
  const known = typeof status === 'string' ? readValue('Status', status) : undefined
  const modules = Array.isArray(moduleLabels) ? moduleLabels.filter((each) => typeof each === 'string') : undefined
  return {
    version,
    date: day,
    ...(known !== undefined && { status: known as ValueOf<'Status'> }),
    ...(modules && { modules }),
  }
}
