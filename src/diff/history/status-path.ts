/** How long each status lasted, as far as the days of the versions tell. */
import type { HistoryVersion, StatusPath, StatusSpell, StatusTotal } from '../../model/history.js'
import type { Trial } from '../../model/trial.js'
import { boundsOf } from '../meaning/date-distance.js'

export function statusPathOf(versions: readonly HistoryVersion[]): StatusPath {
  const told = versions.flatMap(({ parsed, day }) => {
    const status = sponsorsStatusOf(parsed.trial)
    return status ? [{ status, day }] : []
  })
  const spells: StatusSpell[] = []
  for (const { status, day } of told) {
    const last = spells.at(-1)
    if (last?.status === status) {
      spells[spells.length - 1] = { ...last, last: day, fewestDays: daysBetween(last.first, day) }
      continue
    }
    if (last) spells[spells.length - 1] = endedBy(last, day)
    spells.push({
      status,
      first: day,
      last: day,
      ...(last && { notBefore: last.last }),
      fewestDays: 0,
      ...(status === 'WITHHELD' && { setByRegistry: true as const }),
    })
  }
  const painted = versions.find(({ parsed }) => parsed.trial.overallStatus === 'UNKNOWN')
  return { spells, totals: totalsOf(spells), ...(painted && { paintedUnknown: painted.day }) }
}

/** What stands under the registry's *unknown status*, which a version had all along. */
function sponsorsStatusOf({ overallStatus, lastKnownStatus }: Trial): Trial['overallStatus'] {
  return overallStatus === 'UNKNOWN' ? lastKnownStatus : overallStatus
}

function endedBy(spell: StatusSpell, day: string): StatusSpell {
  const { notBefore } = spell
  return { ...spell, endedBy: day, ...(notBefore !== undefined && { mostDays: daysBetween(notBefore, day) }) }
}

function totalsOf(spells: readonly StatusSpell[]): StatusTotal[] {
  const statuses = [...new Set(spells.map((spell) => spell.status))]
  return statuses.map((status) => {
    const own = spells.filter((spell) => spell.status === status)
    const most = own.every((spell) => spell.mostDays !== undefined)
      ? sumOf(own.map((spell) => spell.mostDays ?? 0))
      : undefined
    return {
      status,
      spells: own.length,
      fewestDays: sumOf(own.map((spell) => spell.fewestDays)),
      ...(most !== undefined && { mostDays: most }),
    }
  })
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0)
}

function daysBetween(first: string, last: string): number {
  return boundsOf(last)[0] - boundsOf(first)[0]
}
