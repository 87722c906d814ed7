/** How one date of a trial moved over its versions: how often, which way, and how far in all. */
import type { DateField, DatePath, DateSpan, HistoryVersion } from '../../model/history.js'
import type { Dated } from '../../model/trial.js'
import { distanceBetween, isBefore } from '../meaning/date-distance.js'

type Step = DatePath['path'][number]

/** A version that does not tell the date, or not its type, is passed over. */
export function datePathOf(versions: readonly HistoryVersion[], field: DateField): DatePath {
  const path: Step[] = []
  for (const { parsed, day } of versions) {
    const date = parsed.trial[field]
    if (date && !isSame(date, path.at(-1))) path.push({ day, ...date })
  }
  const moves = path.slice(1).map((step, at) => moveOf(path[at], step))
  const [first, last] = [path[0], path.at(-1)]
  const open = path.findLastIndex((step) => step.type !== 'ACTUAL')
  const turned = open >= 0 ? path[open + 1] : undefined
  return {
    path,
    later: moves.filter((move) => move.direction === 'later').length,
    earlier: moves.filter((move) => move.direction === 'earlier').length,
    refined: moves.filter((move) => move.direction === 'same' && move.isRespelled).length,
    lapsed: moves.filter((move) => move.hasLapsed).length,
    ...(turned && { turnedActual: turned.day }),
    ...(first && last && path.length > 1 && { inAll: spanBetween(first.date, last.date) }),
  }
}

/** A type that is missing on one side tells nothing. */
function isSame({ date, type }: Dated, before: Step | undefined): boolean {
  return date === before?.date && (type === before.type || type === undefined)
}

interface Move {
  direction: DateSpan['direction']
  isRespelled: boolean
  /** An estimate that had passed made way for another. */
  hasLapsed: boolean
}

function moveOf(before: Step | undefined, after: Step): Move {
  if (!before) return { direction: 'same', isRespelled: false, hasLapsed: false }
  const isRespelled = before.date !== after.date
  const areEstimates = before.type === 'ESTIMATED' && after.type === 'ESTIMATED'
  return {
    direction: distanceBetween(before.date, after.date).direction,
    isRespelled,
    hasLapsed: areEstimates && isRespelled && isBefore(before.date, after.day),
  }
}

function spanBetween(first: string, last: string): DateSpan {
  const { precision: _, ...span } = distanceBetween(first, last)
  return span
}
