/** How many events there are of each severity, which is the loudest, and the trials in that order. */
import type { Happening, TrialEvent } from '../../model/event.js'
import { severities, type Severity } from '../../model/severity.js'

export function tally(events: readonly Pick<TrialEvent, 'severity'>[]): ReadonlyMap<Severity, number> {
  return new Map(severities.map((severity) => [severity, events.filter((event) => event.severity === severity).length]))
}

/** `1 critical, 3 major`; noise is told where there is nothing else; empty where there is none. */
export function countPhrase(counts: ReadonlyMap<Severity, number>): string {
  const loud = [...counts].filter(([severity, count]) => severity !== 'noise' && count > 0)
  return (loud.length > 0 ? loud : [...counts])
    .flatMap(([severity, count]) => (count > 0 ? [`${count} ${severity}`] : []))
    .join(', ')
}

export function loudestOf(events: readonly Pick<TrialEvent, 'severity'>[]): Severity {
  return severities.find((severity) => events.some((event) => event.severity === severity)) ?? 'noise'
}

/** Trials by their loudest event; those as loud as each other stay in their order. */
export function loudestFirst(happenings: readonly Happening[]): Happening[] {
  return happenings.toSorted((a, b) => rank(a) - rank(b))
}

function rank({ events }: Happening): number {
  return severities.indexOf(loudestOf(events))
}
